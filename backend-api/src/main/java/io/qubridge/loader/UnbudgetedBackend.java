package io.qubridge.loader;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.Offer;
import io.qubridge.spi.Preparation;
import java.util.List;
import java.util.Optional;

/** A backend that does everything but submit, since nobody has said what may be spent. */
record UnbudgetedBackend(String id, Backend inner) implements Backend {
  @Override
  public Job submit(ExecutionRequest request) {
    throw new BackendException(
        Category.USER,
        "backend '"
            + id
            + "' costs money or quota and was opened without a budget; give --max-cost USD or"
            + " --max-qpu-seconds S, or in Java BackendRegistry.open(id, settings, spending)");
  }

  @Override
  public Capabilities capabilities() {
    return inner.capabilities();
  }

  @Override
  public Preparation prepare(Circuit circuit, List<Observable> observables) {
    return inner.prepare(circuit, observables);
  }

  @Override
  public Usage estimate(ExecutionRequest request) {
    return inner.estimate(request);
  }

  @Override
  public Job resume(JobHandle handle, ExecutionRequest request) {
    return inner.resume(handle, request);
  }

  @Override
  public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
    return inner.decode(handle, request, answer);
  }

  @Override
  public Optional<JobHandle> find(RequestId request) {
    return inner.find(request);
  }

  @Override
  public Optional<Offer> offer() {
    return inner.offer();
  }

  @Override
  public Optional<Differentiator> differentiator() {
    return inner.differentiator();
  }

  @Override
  public void close() {
    inner.close();
  }
}
