package io.qubridge.loader;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Job;
import io.qubridge.support.ForwardingBackend;
import java.util.Optional;

/** A backend that does everything but submit, since nobody has said what may be spent. */
final class UnbudgetedBackend extends ForwardingBackend {
  private final String id;

  UnbudgetedBackend(String id, Backend inner) {
    super(inner);
    this.id = id;
  }

  @Override
  public Job submit(ExecutionRequest request) {
    throw refusal();
  }

  /** Gradients that say what they would cost, and are computed where that is nothing. */
  @Override
  public Optional<Differentiator> differentiator() {
    return inner().differentiator().map(Priced::new);
  }

  private BackendException refusal() {
    return new BackendException(
        Category.USER,
        "backend '"
            + id
            + "' costs money or quota and was opened without a budget; give --max-cost USD or"
            + " --max-qpu-seconds S, or in Java BackendRegistry.open(id, settings, spending)");
  }

  private final class Priced implements Differentiator {
    private final Differentiator paid;

    Priced(Differentiator paid) {
      this.paid = paid;
    }

    @Override
    public Usage estimate(EstimatorPub pub) {
      return paid.estimate(pub);
    }

    @Override
    public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents) {
      if (estimate(pub).isFree()) {
        return paid.vjp(pub, cotangents);
      }
      throw refusal();
    }
  }
}
