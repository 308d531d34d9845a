package io.qubridge.gradient;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.spi.Backend;

/**
 * Exact derivatives from values at shifted angles, on any backend.
 *
 * <p>Each angle of a gate that depends on a parameter is shifted by itself: by ±pi/2 for rotations
 * and phases, by ±pi/2 and ±3pi/2 for rotations under controls, by ±pi/4 and ±3pi/4 for angles that
 * turn an axis. The chain rule adds up the angles of a parameter. The shifted rows of all samples
 * travel in one request, with one unshifted row a sample for the value; gates that cannot change
 * what is measured cost no rows. Sources: Schuld et al., <a
 * href="https://arxiv.org/abs/1811.11184">arXiv:1811.11184</a>; Anselmetti et al., <a
 * href="https://arxiv.org/abs/2104.05695">arXiv:2104.05695</a>; Wierichs et al., <a
 * href="https://arxiv.org/abs/2107.12390">arXiv:2107.12390</a>.
 *
 * <p>Standard errors of a gradient take the observables of one row as independent: exact for one
 * observable, without the covariance of observables that the same shots measure.
 */
public final class ParameterShift implements GradientMethod {
  /** The name of the method. */
  public static final String NAME = "parameter-shift";

  private final PlanCache plans = new PlanCache();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Linearization linearize(Backend backend, EstimatorPub pub, Accuracy accuracy, long seed) {
    PlanCache.Key key = new PlanCache.Key(pub.circuit(), LightCone.support(pub.observables()), 0);
    ShiftPlan plan = plans.get(key, k -> ShiftPlan.ofAngles(k.circuit(), k.measured()));
    return ShiftedValues.run(plan, backend, pub, accuracy, seed);
  }
}
