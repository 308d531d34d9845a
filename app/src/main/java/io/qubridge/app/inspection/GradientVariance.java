package io.qubridge.app.inspection;

import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.gradient.GradientMethods;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How large the derivatives of a layer are on some number of qubits: the variance of the derivative
 * of its first output by a weight, over random inputs and initial weights, averaged over all
 * weights. Where it falls exponentially with the qubits, the layer has a barren plateau.
 *
 * <p>Source: McClean et al., <a href="https://arxiv.org/abs/1803.11173">arXiv:1803.11173</a>.
 *
 * @param qubits the number of qubits
 * @param variance with the standard error that the number of samples leaves
 */
public record GradientVariance(int qubits, Estimate variance) {
  private static final double QUARTER_TURN = Math.PI / 2;
  private static final int GROUPS = 10;

  /**
   * Estimates the variance.
   *
   * @param design whose first output is differentiated; weights start as its initialisation says,
   *     inputs are uniform between -pi/2 and pi/2
   * @param samples rounded up to a multiple of 10, at least 20
   * @param backend gives exact values
   */
  public static GradientVariance of(
      VariationalCircuit design, int samples, RandomGenerator random, Backend backend) {
    Circuit circuit = design.toCircuit();
    Observable first = design.toObservables().get(0);
    int each = Math.max(2, (samples + GROUPS - 1) / GROUPS); // one alone has no variance
    double[] variances = new double[GROUPS];
    for (int group = 0; group < GROUPS; group++) {
      Bindings bindings = new Bindings(circuit.parameters(), draw(design, each, random));
      EstimatorPub pub = new EstimatorPub(circuit, bindings, List.of(first));
      Matrix ones = new Matrix(each, 1);
      Arrays.fill(ones.array(), 1);
      Matrix gradient =
          GradientMethods.named("auto")
              .linearize(backend, pub, Accuracy.exact(), 0)
              .vjp(ones)
              .gradient();
      variances[group] = variance(gradient, design.angles());
    }
    return new GradientVariance(design.qubits(), Estimate.mean(variances));
  }

  /**
   * The exponent of the decay: variances fall as {@code 2^(-exponent * qubits)}; least squares on
   * their logarithms, with the error that the variances' own errors leave. Empty where fewer than
   * two variances are above 0.
   */
  public static Optional<Estimate> decay(List<GradientVariance> variances) {
    List<GradientVariance> positive =
        variances.stream().filter(v -> v.variance.value() > 0).toList();
    double x = positive.stream().mapToInt(GradientVariance::qubits).average().orElse(0);
    double y = positive.stream().mapToDouble(GradientVariance::log).average().orElse(0);
    double products = 0;
    double squares = 0;
    double errors = 0;
    for (GradientVariance v : positive) {
      double distance = v.qubits - x;
      products += distance * (v.log() - y);
      squares += distance * distance;
      errors += Math.pow(distance * v.variance.standardError() / v.variance.value(), 2);
    }
    return squares == 0
        ? Optional.empty()
        : Optional.of(
            new Estimate(-products / squares, Math.sqrt(errors) / (Math.log(2) * squares)));
  }

  private double log() {
    return Math.log(variance.value()) / Math.log(2);
  }

  private static Matrix draw(VariationalCircuit design, int rows, RandomGenerator random) {
    int angles = design.angles();
    Matrix matrix = new Matrix(rows, angles + design.weights());
    double[] inputs = new double[rows * design.inputs()];
    for (int k = 0; k < inputs.length; k++) {
      inputs[k] = random.nextDouble(-QUARTER_TURN, QUARTER_TURN);
    }
    design.inputMap().toAngles(inputs, rows, matrix.array(), matrix.columns());
    double[] weights = design.draw(random, rows);
    int each = matrix.columns() - angles;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(weights, row * each, matrix.array(), row * matrix.columns() + angles, each);
    }
    return matrix;
  }

  private static double variance(Matrix gradient, int firstWeight) {
    double sum = 0;
    int rows = gradient.rows();
    for (int column = firstWeight; column < gradient.columns(); column++) {
      double mean = 0;
      double squares = 0;
      for (int row = 0; row < rows; row++) {
        mean += gradient.get(row, column) / rows;
        squares += gradient.get(row, column) * gradient.get(row, column);
      }
      sum += Math.max(0, squares - rows * mean * mean) / (rows - 1);
    }
    return sum / (gradient.columns() - firstWeight);
  }
}
