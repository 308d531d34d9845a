package io.qubridge.app.layer;

import io.qubridge.execution.Matrix;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The Pauli strings that the same shots measure, and the observables as weighted sums of them.
 *
 * <p>In a single shot the covariance of strings is {@code <PQ> - <P><Q>}. The product {@code PQ} is
 * a string that the same basis measures, so it costs no shots.
 */
final class StringGroup {
  /** Where each string's value stands. */
  private final int[] columns;

  /** Where the values of the products with the strings before stand. */
  private final int[][] products;

  /** By observable the weight of each string; null where it has none of them. */
  private final double[][] weights;

  /**
   * Asks for the values that tell of the group.
   *
   * @param strings what one basis measures, without the identity
   * @param ask gives the column in which a string's value will stand
   */
  StringGroup(
      List<PauliString> strings, List<Observable> observables, ToIntFunction<PauliString> ask) {
    columns = strings.stream().mapToInt(ask).toArray();
    products = new int[strings.size()][];
    for (int i = 0; i < products.length; i++) {
      products[i] = new int[i];
      for (int j = 0; j < i; j++) {
        products[i][j] = ask.applyAsInt(multiply(strings.get(i), strings.get(j)));
      }
    }
    Map<PauliString, Integer> indices = new HashMap<>();
    strings.forEach(string -> indices.put(string, indices.size()));
    weights = observables.stream().map(own -> weights(own, indices)).toArray(double[][]::new);
  }

  /**
   * The variance of a weighted sum of the observables' parts in this group, in a single shot.
   *
   * @param sum the weight of each observable
   * @param values {@code [rows x columns]}
   */
  double variance(double[] sum, Matrix values, int row) {
    return stringVariance(joint(sum), values, row);
  }

  /** The same in the maximally mixed state. */
  double mixedVariance(double[] sum) {
    return Arrays.stream(joint(sum)).map(weight -> weight * weight).sum();
  }

  /** The variance of one observable's part in this group, in a single shot. */
  double varianceOf(int observable, Matrix values, int row) {
    double[] own = weights[observable];
    return own == null ? 0 : stringVariance(own, values, row);
  }

  /** The weight of each string in a weighted sum of the observables. */
  private double[] joint(double[] sum) {
    double[] joint = new double[columns.length];
    for (int a = 0; a < sum.length; a++) {
      if (sum[a] != 0 && weights[a] != null) {
        for (int i = 0; i < joint.length; i++) {
          joint[i] = Math.fma(sum[a], weights[a][i], joint[i]);
        }
      }
    }
    return joint;
  }

  private double stringVariance(double[] joint, Matrix values, int row) {
    double[] array = values.array();
    int at = row * values.columns();
    double mean = 0;
    double square = 0;
    for (int i = 0; i < joint.length; i++) {
      if (joint[i] != 0) {
        double cross = 0;
        for (int j = 0; j < i; j++) {
          cross += joint[j] * array[at + products[i][j]];
        }
        square += joint[i] * (joint[i] + 2 * cross);
        mean += joint[i] * array[at + columns[i]];
      }
    }
    return square - mean * mean;
  }

  private static double[] weights(Observable observable, Map<PauliString, Integer> indices) {
    double[] weights = null;
    for (Observable.Term term : observable.terms()) {
      Integer index = indices.get(term.string());
      if (index != null) {
        weights = weights == null ? new double[indices.size()] : weights;
        weights[index] += term.coefficient();
      }
    }
    return weights;
  }

  /** The product of strings that agree wherever both act: equal factors cancel. */
  private static PauliString multiply(PauliString a, PauliString b) {
    Set<PauliString.Factor> factors = new HashSet<>(a.factors());
    for (PauliString.Factor factor : b.factors()) {
      if (!factors.remove(factor)) {
        factors.add(factor);
      }
    }
    return new PauliString(List.copyOf(factors));
  }
}
