package io.qubridge.gradient;

import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.spi.Backend;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Approximate derivatives by simultaneous perturbation: all parameters move at once by a random
 * sign times a step, and the difference of the two values estimates every derivative.
 *
 * <p>For each row and each sample the signs are drawn anew, from the seed and the row's place in
 * the user's request. Two rows a sample and one for the value, however many parameters there are,
 * those of all rows in one request. Source: Spall, <a
 * href="https://doi.org/10.1109/9.119632">doi:10.1109/9.119632</a>.
 *
 * <p>Standard errors hold both the randomness of the signs and that of shots: the spread of the
 * samples, or for a single sample the size of its estimate.
 */
public final class Spsa implements GradientMethod {
  /** The name of the method. */
  public static final String NAME = "spsa";

  /** The number of samples where none is given. */
  public static final int DEFAULT_SAMPLES = 4;

  private final int samples;
  private final OptionalDouble step;

  /** {@value #DEFAULT_SAMPLES} samples, a step of 1e-4 for exact values and 0.25 for estimates. */
  public Spsa() {
    this(DEFAULT_SAMPLES);
  }

  /**
   * A number of samples with the default step.
   *
   * @param samples pairs of rows for each row, at least 1
   * @throws IllegalArgumentException if it is less
   */
  public Spsa(int samples) {
    this(samples, OptionalDouble.empty());
  }

  /**
   * A number of samples and a step of one's own.
   *
   * @param samples pairs of rows for each row, at least 1
   * @param step in radians, positive
   * @throws IllegalArgumentException if a number is out of range
   */
  public Spsa(int samples, double step) {
    this(samples, OptionalDouble.of(FiniteDifference.requirePositive(step)));
  }

  private Spsa(int samples, OptionalDouble step) {
    if (samples < 1) {
      throw new IllegalArgumentException("samples is " + samples + "; it must be at least 1");
    }
    this.samples = samples;
    this.step = step;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Linearization linearize(Backend backend, EstimatorPub pub, Accuracy accuracy, long seed) {
    double h = step.orElseGet(() -> FiniteDifference.defaultStep(accuracy));
    Bindings given = pub.bindings();
    Matrix signs = signs(pub, seed);
    int perRow = 1 + 2 * samples;
    Matrix rows = new Matrix(Math.multiplyExact(given.rows(), perRow), given.parameters().size());
    for (int row = 0; row < given.rows(); row++) {
      for (int k = 0; k < perRow; k++) {
        // Row 0 is the unshifted one; then each sample adds its signs and takes them away.
        double by = k == 0 ? 0 : k % 2 == 1 ? h : -h;
        int sign = row * samples + Math.max(0, k - 1) / 2;
        shift(given.values(), row, signs, sign, by, rows, row * perRow + k);
      }
    }
    long firstRow = Math.multiplyExact(given.firstRow(), (long) perRow);
    Bindings bindings = new Bindings(given.parameters(), rows, firstRow);
    EstimatorPub expanded = new EstimatorPub(pub.circuit(), bindings, pub.observables());
    return new SpsaValues(
        Evaluation.of(backend, expanded, accuracy, seed), signs, samples, h, given.rows());
  }

  /** {@code [rows * samples x parameters]}: 1 or -1, and 0 for what cannot change the values. */
  private Matrix signs(EstimatorPub pub, long seed) {
    Bindings given = pub.bindings();
    List<Parameter> parameters = given.parameters();
    Set<Parameter> reached =
        LightCone.parameters(pub.circuit(), LightCone.support(pub.observables()));
    Matrix signs = new Matrix(Math.multiplyExact(given.rows(), samples), parameters.size());
    for (int row = 0; row < given.rows(); row++) {
      SplittableRandom random = random(seed, given.firstRow() + row);
      for (int k = 0; k < samples; k++) {
        int at = (row * samples + k) * parameters.size();
        for (int p = 0; p < parameters.size(); p++) {
          double sign = random.nextBoolean() ? 1 : -1;
          signs.array()[at + p] = reached.contains(parameters.get(p)) ? sign : 0;
        }
      }
    }
    return signs;
  }

  private static SplittableRandom random(long seed, long row) {
    long mixed = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(new SplittableRandom(mixed + row).nextLong());
  }

  private static void shift(
      Matrix values, int row, Matrix signs, int signRow, double by, Matrix target, int targetRow) {
    int columns = values.columns();
    for (int p = 0; p < columns; p++) {
      double sign = signs.array()[signRow * columns + p];
      target.array()[targetRow * columns + p] = values.array()[row * columns + p] + by * sign;
    }
  }
}
