package io.qubridge.gradient;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.spi.Backend;
import java.util.OptionalDouble;

/**
 * Approximate derivatives by central differences, {@code (f(p + h) - f(p - h)) / 2h} for each
 * parameter, on any backend.
 *
 * <p>Two rows for each parameter that can change what is measured and one for the value, those of
 * all samples in one request. The error is of the order of {@code h^2}, and the noise of shots is
 * divided by {@code h}; standard errors tell of the noise alone, and take the observables of one
 * row as independent.
 */
public final class FiniteDifference implements GradientMethod {
  /** The name of the method. */
  public static final String NAME = "finite-difference";

  private static final double STEP_FOR_EXACT = 1e-4;
  private static final double STEP_FOR_ESTIMATES = 0.25;

  private final OptionalDouble step;
  private final PlanCache plans = new PlanCache();

  /** Differences with a step of 1e-4 radians for exact values and 0.25 for estimates. */
  public FiniteDifference() {
    this.step = OptionalDouble.empty();
  }

  /**
   * Differences with a step of one's own.
   *
   * @param step {@code h} in radians, positive
   * @throws IllegalArgumentException if it is not a positive number
   */
  public FiniteDifference(double step) {
    this.step = OptionalDouble.of(requirePositive(step));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Linearization linearize(Backend backend, EstimatorPub pub, Accuracy accuracy, long seed) {
    double h = step.orElseGet(() -> defaultStep(accuracy));
    PlanCache.Key key = new PlanCache.Key(pub.circuit(), LightCone.support(pub.observables()), h);
    ShiftPlan plan =
        plans.get(
            key,
            k -> ShiftPlan.ofParameters(k.circuit(), k.measured(), ShiftRule.central(k.step())));
    return ShiftedValues.run(plan, backend, pub, accuracy, seed);
  }

  /**
   * A step that keeps both errors small: that of the difference for exact values, that of shots
   * else.
   */
  static double defaultStep(Accuracy accuracy) {
    return accuracy instanceof Accuracy.Exact ? STEP_FOR_EXACT : STEP_FOR_ESTIMATES;
  }

  static double requirePositive(double step) {
    if (!(step > 0) || !Double.isFinite(step)) {
      throw new IllegalArgumentException("step is " + step + "; it must be a positive number");
    }
    return step;
  }
}
