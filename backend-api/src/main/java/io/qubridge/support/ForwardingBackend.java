package io.qubridge.support;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.Offer;
import io.qubridge.spi.Preparation;
import java.util.List;
import java.util.Optional;

/**
 * A backend that leaves all to another one, for those that change some of it. As safe for several
 * threads as the other one.
 */
public abstract class ForwardingBackend implements Backend {
  private final Backend inner;

  /** Leaves all to a backend, which is closed with this one. */
  protected ForwardingBackend(Backend inner) {
    this.inner = inner;
  }

  /** The other one. */
  protected Backend inner() {
    return inner;
  }

  @Override
  public Capabilities capabilities() {
    return inner.capabilities();
  }

  @Override
  public Job submit(ExecutionRequest request) {
    return inner.submit(request);
  }

  @Override
  public void admit(List<ExecutionRequest> together) {
    inner.admit(together);
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
  public List<String> notices() {
    return inner.notices();
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
