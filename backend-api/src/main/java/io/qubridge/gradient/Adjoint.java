package io.qubridge.gradient;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Feature;

/**
 * Exact derivatives that the backend computes by itself, in one sweep back through the circuit; for
 * exact values on backends that declare {@link Feature#VJP}.
 *
 * <p>Source: Jones and Gacon, <a href="https://arxiv.org/abs/2009.02823">arXiv:2009.02823</a>.
 */
public final class Adjoint implements GradientMethod {
  /** The name of the method. */
  public static final String NAME = "adjoint";

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * @throws BackendException also if the accuracy is not exact or the backend has no such gradients
   */
  @Override
  public Linearization linearize(Backend backend, EstimatorPub pub, Accuracy accuracy, long seed) {
    if (!(accuracy instanceof Accuracy.Exact)) {
      throw refusal("gives exact values only, not estimates from shots");
    }
    Differentiator differentiator =
        backend
            .differentiator()
            .orElseThrow(() -> refusal("needs a backend that declares " + Feature.VJP));
    Expectations values = Evaluation.of(backend, pub, accuracy, seed);
    return new Linearization() {
      @Override
      public Expectations values() {
        return values;
      }

      @Override
      public ValueAndGradient vjp(Matrix cotangents) {
        Evaluation.requireShape(cotangents, values);
        return differentiator.vjp(pub, cotangents);
      }
    };
  }

  private static BackendException refusal(String reason) {
    return new BackendException(
        Category.USER,
        "gradient method '" + NAME + "' " + reason + "; use '" + ParameterShift.NAME + "'");
  }
}
