package io.qubridge.gradient;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.spi.Backend;

/**
 * A way to differentiate expectation values by a circuit's parameters. Safe for several threads.
 */
public interface GradientMethod {
  /** The name on the command line and in models, for example {@code parameter-shift}. */
  String name();

  /**
   * Evaluates a PUB so that it can be differentiated.
   *
   * @param backend runs the circuits
   * @param pub the circuit with its rows and observables
   * @param accuracy of every value
   * @param seed the source of all randomness
   * @throws io.qubridge.spi.BackendException as the backend does
   */
  Linearization linearize(Backend backend, EstimatorPub pub, Accuracy accuracy, long seed);
}
