package io.qubridge.spi;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.observable.Observable;
import java.util.List;
import java.util.Optional;

/**
 * Runs circuits. Safe for use by several threads; its lifetime is the provider's session, where
 * there is one.
 */
public interface Backend extends AutoCloseable {
  /** What the backend can do, as of a moment. The first call may ask the provider. */
  Capabilities capabilities();

  /**
   * Starts one job for one request. Everything that can be refused is refused here, before a
   * provider is asked.
   *
   * @throws UnsupportedFeatureException if the backend does not declare what the request needs:
   *     {@link Feature#EXACT}, {@link Feature#SHOTS} or {@link Feature#PRECISION} by its accuracy,
   *     {@link Feature#SAMPLING} for a sampler PUB
   * @throws UnsupportedCircuitException if a circuit or a row cannot be run
   * @throws QuotaExceededException if the request is larger than {@link Capabilities#limits}
   * @throws BackendException on any other failure. One of category USER or CAPACITY, and a {@link
   *     TransportException} that says so, means that there is no job; after anything else a job may
   *     exist and is looked for with {@link #find} before the request is sent again
   */
  Job submit(ExecutionRequest request);

  /**
   * Checks, before the first of several requests that belong together is submitted, that all of
   * them may be, so that no part of a result is paid for that can never be whole. The default is
   * right for a backend without a budget.
   *
   * @param together the requests, none of which was submitted yet by this caller
   * @throws QuotaExceededException if together they are over a limit
   */
  default void admit(List<ExecutionRequest> together) {}

  /** Ends the session. Jobs that were submitted go on. */
  @Override
  void close();

  /**
   * Checks a circuit and shows what will run. Spends nothing.
   *
   * @throws UnsupportedCircuitException if the circuit cannot be run
   */
  default Preparation prepare(Circuit circuit, List<Observable> observables) {
    capabilities().requireRunnable(circuit);
    return new Preparation(circuit, observables);
  }

  /**
   * The most that a request can cost, so that a budget can be held. Submits nothing, but may ask
   * the provider for limits and prices. The default is right for a backend that costs nothing.
   */
  default Usage estimate(ExecutionRequest request) {
    long shots = request.accuracy() instanceof Accuracy.Shots s ? s.shots() : 0;
    return Usage.free(Math.multiplyExact(shots, request.executables()));
  }

  /**
   * What the user should know before money is spent, one line each, such as limits that the account
   * has at the provider. May ask the provider.
   */
  default List<String> notices() {
    return List.of();
  }

  /**
   * Takes up a job that was submitted before, perhaps by another process.
   *
   * @throws UnsupportedFeatureException if the backend does not declare {@link Feature#RESUME}
   * @throws BackendException if there is no such job, or it ran another request
   */
  default Job resume(JobHandle handle, ExecutionRequest request) {
    throw new UnsupportedFeatureException(handle.backend(), Feature.RESUME);
  }

  /**
   * Turns a provider's answer into the result of the request that it answers. Asks nothing.
   *
   * @throws UnsupportedFeatureException if the backend does not declare {@link Feature#RESUME}
   * @throws MalformedResponseException if the answer is not one to this request
   */
  default ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
    throw new UnsupportedFeatureException(handle.backend(), Feature.RESUME);
  }

  /**
   * The job that the provider has for a request; empty if it never accepted it.
   *
   * @throws UnsupportedFeatureException if the backend does not declare {@link Feature#FIND}
   */
  default Optional<JobHandle> find(RequestId id) {
    throw new UnsupportedFeatureException(getClass().getSimpleName(), Feature.FIND);
  }

  /**
   * What the service offers to the account, asked anew; empty for a backend that is no service.
   *
   * @throws BackendException if the service cannot be asked
   */
  default Optional<Offer> offer() {
    return Optional.empty();
  }

  /**
   * Gradients that the backend computes by itself; present where it declares {@link Feature#VJP}.
   */
  default Optional<Differentiator> differentiator() {
    return Optional.empty();
  }
}
