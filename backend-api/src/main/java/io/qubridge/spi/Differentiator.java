package io.qubridge.spi;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;

/** Exact gradients from inside a backend, without further circuits. Safe for several threads. */
public interface Differentiator {
  /**
   * The vector-Jacobian product of a PUB's expectation values.
   *
   * @param pub the circuit with its rows and observables
   * @param cotangents {@code [rows x observables]}, the derivative of a loss by each value
   * @return the values, and the loss's derivative by each parameter of each row
   * @throws UnsupportedCircuitException if the circuit cannot be differentiated
   */
  ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents);

  /**
   * The same under an id that the provider is told, so that what was asked for can be found again;
   * for gradients that cost money or quota. The default is right for all others.
   *
   * @param id names the question
   * @param repeated whether it may have been asked under this id before, so that the provider is
   *     searched before anything is sent
   * @throws BackendException of category USER or CAPACITY if nothing was accepted; a {@link
   *     JobFailedException} if what was accepted has failed for good; after anything else it may
   *     run, and is asked for again under the same id
   */
  default ValueAndGradient vjp(
      EstimatorPub pub, Matrix cotangents, RequestId id, boolean repeated) {
    return vjp(pub, cotangents);
  }

  /**
   * The most that a call of {@link #vjp} can cost, so that a budget can be held; nothing by
   * default, which is right for gradients that are computed in this process.
   */
  default Usage estimate(EstimatorPub pub) {
    return Usage.NONE;
  }
}
