package io.qubridge.loader;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Job;
import io.qubridge.support.ForwardingBackend;

/** A backend that does everything but submit, since nobody has said what may be spent. */
final class UnbudgetedBackend extends ForwardingBackend {
  private final String id;

  UnbudgetedBackend(String id, Backend inner) {
    super(inner);
    this.id = id;
  }

  @Override
  public Job submit(ExecutionRequest request) {
    throw new BackendException(
        Category.USER,
        "backend '"
            + id
            + "' costs money or quota and was opened without a budget; give --max-cost USD or"
            + " --max-qpu-seconds S, or in Java BackendRegistry.open(id, settings, spending)");
  }
}
