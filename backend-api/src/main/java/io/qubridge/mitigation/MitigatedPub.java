package io.qubridge.mitigation;

import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.SamplerPub;
import java.util.List;
import java.util.Map;

/** What runs in place of a PUB, and what is made of its result. Immutable. */
sealed interface MitigatedPub {
  /** What the backend runs. */
  Pub pub();

  /** The result of the PUB that was asked for. */
  PubResult finish(PubResult result);

  /**
   * An estimator PUB with rewritten observables, and behind them the derivatives by those
   * probabilities of the calibration that have standard errors.
   *
   * @param columns how many observables were asked for
   * @param sensitivities what the further columns are
   */
  record Estimated(EstimatorPub pub, int columns, List<Sensitivity> sensitivities)
      implements MitigatedPub {
    /**
     * A column that says how a value depends on the calibration.
     *
     * @param observable which value
     * @param error the standard error of the probability
     */
    record Sensitivity(int observable, double error) {}

    @Override
    public PubResult finish(PubResult result) {
      Expectations found = (Expectations) result;
      if (sensitivities.isEmpty()) {
        return found;
      }
      int rows = found.values().rows();
      Matrix values = new Matrix(rows, columns);
      Matrix errors = new Matrix(rows, columns);
      double[] variances = new double[columns];
      for (int row = 0; row < rows; row++) {
        for (int o = 0; o < columns; o++) {
          values.array()[row * columns + o] = found.values().get(row, o);
          variances[o] = square(found.standardErrors().get(row, o));
        }
        for (int k = 0; k < sensitivities.size(); k++) {
          Sensitivity by = sensitivities.get(k);
          variances[by.observable()] += square(found.values().get(row, columns + k) * by.error());
        }
        for (int o = 0; o < columns; o++) {
          errors.array()[row * columns + o] = Math.sqrt(variances[o]);
        }
      }
      return new Expectations(values, errors);
    }

    private static double square(double value) {
      return value * value;
    }
  }

  /**
   * A sampler PUB.
   *
   * @param inversion of the classical bits that are measured
   */
  record Sampled(SamplerPub pub, QuasiProbabilities inversion) implements MitigatedPub {
    @Override
    public PubResult finish(PubResult result) {
      int bits = pub.circuit().bits();
      if (result instanceof Counts counts) {
        return new Probabilities(
            bits,
            counts.rows().stream().map(QuasiProbabilities::shares).map(this::invert).toList());
      }
      return new Probabilities(
          bits, ((Probabilities) result).rows().stream().map(this::invert).toList());
    }

    private Map<Long, Double> invert(Map<Long, Double> row) {
      return inversion.invert(row);
    }
  }
}
