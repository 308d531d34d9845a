package io.qubridge.spi;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import java.math.BigDecimal;
import java.time.Duration;

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
   * The most that a call of {@link #vjp} can cost, so that a budget can be held; nothing by
   * default, which is right for gradients that are computed in this process.
   */
  default Usage estimate(EstimatorPub pub) {
    return new Usage(0, 0, Duration.ZERO, BigDecimal.ZERO);
  }
}
