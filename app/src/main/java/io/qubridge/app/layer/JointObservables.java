package io.qubridge.app.layer;

import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.CommutingGroups.Group;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Observables together with the Pauli strings that tell how their estimates vary together.
 *
 * <p>A weighted sum of observables is one of Pauli strings. Strings that one basis measures come
 * from the same shots, strings of different bases from different ones, so the sum's variance is
 * that of each {@link StringGroup}, added up. It is in the unit of a single shot; each observable
 * is brought to the error that the backend states, which may know of more than shots.
 *
 * <p>Observables of which all shots agree have a stated error (that of one shot more) but no
 * variance to share. They vary as if that one shot measured the maximally mixed state, in which
 * different strings are independent, and at least as much as one of them alone.
 */
final class JointObservables {
  /** The most Pauli strings of all observables together. */
  private static final int MAX_STRINGS = 1 << 10;

  /** The most values that are asked for in each row. */
  private static final int MAX_COLUMNS = 1 << 14;

  /** Variances below this share of the largest possible are rounding. */
  private static final double ROUNDING = 1e-12;

  private final int count;
  private final List<Observable> all;
  private final List<StringGroup> groups = new ArrayList<>();

  /** How far each observable can be from its identity part. */
  private final double[] bounds;

  private JointObservables(List<Observable> observables, List<Group> measured) {
    count = observables.size();
    all = new ArrayList<>(observables);
    Map<PauliString, Integer> columns = new HashMap<>();
    for (int column = 0; column < count; column++) {
      Observable observable = observables.get(column);
      PauliString first = observable.terms().get(0).string();
      if (observable.equals(Observable.of(first))) {
        columns.putIfAbsent(first, column);
      }
    }
    for (Group group : measured) {
      groups.add(new StringGroup(group.members(), observables, string -> ask(string, columns)));
    }
    bounds = observables.stream().mapToDouble(JointObservables::bound).toArray();
  }

  /** The observables with what is asked for beside them; empty where that is too much. */
  static Optional<JointObservables> of(List<Observable> observables) {
    List<Group> measured = CommutingGroups.of(observables);
    int strings = measured.stream().mapToInt(group -> group.members().size()).sum();
    return strings > MAX_STRINGS || observables.size() > MAX_COLUMNS
        ? Optional.empty()
        : Optional.of(new JointObservables(observables, measured))
            .filter(joint -> joint.all.size() <= MAX_COLUMNS);
  }

  /** The observables in their order, then the strings and products that are none of them. */
  List<Observable> all() {
    return List.copyOf(all);
  }

  /**
   * The standard errors of weighted sums of the observables' estimates.
   *
   * @param estimates of {@link #all}
   * @param weights {@code [(rows x sums) x observables]}
   * @return {@code [rows x sums]}
   */
  Matrix standardErrors(Expectations estimates, Matrix weights) {
    int rows = estimates.values().rows();
    Matrix errors = new Matrix(rows, weights.rows() / rows);
    for (int row = 0; row < rows; row++) {
      double[] scales = scales(estimates, row);
      for (int sum = 0; sum < errors.columns(); sum++) {
        int at = row * errors.columns() + sum;
        errors.array()[at] = Math.sqrt(variance(estimates, row, weights, at, scales));
      }
    }
    return errors;
  }

  private double variance(
      Expectations estimates, int row, Matrix weights, int sum, double[] scales) {
    double[] spread = new double[count];
    double[] certain = new double[count];
    double largest = 0;
    for (int a = 0; a < count; a++) {
      double weight = weights.get(sum, a);
      spread[a] = weight * scales[a];
      if (scales[a] == 0 && bounds[a] > 0) {
        double error = weight * estimates.standardErrors().get(row, a);
        certain[a] = error / bounds[a];
        largest = Math.max(largest, error * error);
      }
    }
    double shared = 0;
    double mixed = 0;
    for (StringGroup group : groups) {
      shared += group.variance(spread, estimates.values(), row);
      mixed += group.mixedVariance(certain);
    }
    return Math.max(0, shared) + Math.max(mixed, largest);
  }

  /** For each observable its stated error over its spread in a single shot; 0 without spread. */
  private double[] scales(Expectations estimates, int row) {
    double[] scales = new double[count];
    for (int a = 0; a < count; a++) {
      double variance = 0;
      for (StringGroup group : groups) {
        variance += group.varianceOf(a, estimates.values(), row);
      }
      if (variance > ROUNDING * bounds[a] * bounds[a]) {
        scales[a] = estimates.standardErrors().get(row, a) / Math.sqrt(variance);
      }
    }
    return scales;
  }

  private static double bound(Observable observable) {
    return observable.terms().stream()
        .filter(term -> !term.string().equals(PauliString.IDENTITY))
        .mapToDouble(term -> Math.abs(term.coefficient()))
        .sum();
  }

  private int ask(PauliString string, Map<PauliString, Integer> columns) {
    return columns.computeIfAbsent(
        string,
        missing -> {
          all.add(Observable.of(missing));
          return all.size() - 1;
        });
  }
}
