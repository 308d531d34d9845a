package io.qubridge.gradient;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Feature;

/**
 * {@link Adjoint} where the backend offers it and the accuracy is exact, else {@link
 * ParameterShift}.
 */
public final class Auto implements GradientMethod {
  /** The name of the method. */
  public static final String NAME = "auto";

  private final GradientMethod adjoint = new Adjoint();
  private final GradientMethod shift = new ParameterShift();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Linearization linearize(Backend backend, EstimatorPub pub, Accuracy accuracy, long seed) {
    return choose(backend, accuracy).linearize(backend, pub, accuracy, seed);
  }

  /** The method that is used for a backend and an accuracy. */
  public GradientMethod choose(Backend backend, Accuracy accuracy) {
    boolean offered = backend.capabilities().has(Feature.VJP);
    return offered && accuracy instanceof Accuracy.Exact ? adjoint : shift;
  }
}
