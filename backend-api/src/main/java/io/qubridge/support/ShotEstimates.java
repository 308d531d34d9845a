package io.qubridge.support;

import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.CommutingGroups.Group;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Estimates observables from the counts of a service that only measures bits.
 *
 * <p>Each group of {@link #groups} is measured by itself: bit {@code i} of its outcomes is the
 * measurement of factor {@code i} of its basis. All observables of a group come from the same
 * shots, and an observable over several groups is the sum of its parts. Variances are unbiased
 * sample variances, so that correlations between strings of one group are in them. Where all shots
 * agree, the variance is that of Laplace's rule of succession, with one more shot at each end of
 * the part's range. Not thread-safe.
 */
public final class ShotEstimates {
  private final int columns;
  private final List<Group> groups;
  private final List<List<Part>> parts;
  private final Matrix values;
  private final Matrix variances;

  /**
   * The terms of one observable that a group measures.
   *
   * @param column the observable
   * @param masks for each term the bits whose parity gives its sign
   * @param weights the terms' coefficients
   * @param bound the largest value that the part can have
   */
  private record Part(int column, long[] masks, double[] weights, double bound) {
    double value(long outcome) {
      double value = 0;
      for (int t = 0; t < masks.length; t++) {
        boolean odd = (Long.bitCount(outcome & masks[t]) & 1) == 1;
        value += odd ? -weights[t] : weights[t];
      }
      return value;
    }
  }

  /**
   * Estimates that have no counts yet.
   *
   * @param observables the columns
   * @param rows the rows
   * @throws IllegalArgumentException if a group measures more qubits than an outcome has bits
   */
  public ShotEstimates(List<Observable> observables, int rows) {
    this.columns = observables.size();
    this.groups = CommutingGroups.of(observables);
    this.parts = groups.stream().map(group -> parts(group, observables)).toList();
    this.values = new Matrix(rows, columns);
    this.variances = new Matrix(rows, columns);
    for (int column = 0; column < columns; column++) {
      double identity = identity(observables.get(column));
      for (int row = 0; row < rows; row++) {
        values.array()[row * columns + column] = identity;
      }
    }
  }

  private static double identity(Observable observable) {
    return observable.terms().stream()
        .filter(term -> term.string().equals(PauliString.IDENTITY))
        .mapToDouble(Observable.Term::coefficient)
        .sum();
  }

  private static List<Part> parts(Group group, List<Observable> observables) {
    if (group.basis().factors().size() > Long.SIZE - 1) {
      throw new IllegalArgumentException(
          group.basis().factors().size() + " measured qubits; an outcome has at most 63 bits");
    }
    Set<PauliString> members = new HashSet<>(group.members());
    List<Part> parts = new ArrayList<>();
    for (int column = 0; column < observables.size(); column++) {
      List<Observable.Term> own =
          observables.get(column).terms().stream()
              .filter(term -> members.contains(term.string()))
              .toList();
      if (!own.isEmpty()) {
        long[] masks = own.stream().mapToLong(term -> mask(term.string(), group)).toArray();
        double[] weights = own.stream().mapToDouble(Observable.Term::coefficient).toArray();
        double bound = own.stream().mapToDouble(term -> Math.abs(term.coefficient())).sum();
        parts.add(new Part(column, masks, weights, bound));
      }
    }
    return parts;
  }

  private static long mask(PauliString string, Group group) {
    long mask = 0;
    for (PauliString.Factor factor : string.factors()) {
      mask |= 1L << group.basis().factors().indexOf(factor);
    }
    return mask;
  }

  /** What is to be measured, in order. */
  public List<Group> groups() {
    return groups;
  }

  /**
   * Adds what a group gave in a row; once for each group and row.
   *
   * @param group the index of the group
   * @param outcomes distinct outcomes
   * @param counts how often each came
   * @param size how many entries of the arrays hold
   */
  public void add(int group, int row, long[] outcomes, long[] counts, int size) {
    long shots = 0;
    for (int k = 0; k < size; k++) {
      shots += counts[k];
    }
    if (shots < 1) {
      throw new IllegalArgumentException("row " + row + " has no shots");
    }
    for (Part part : parts.get(group)) {
      add(part, row * columns + part.column(), outcomes, counts, size, shots);
    }
  }

  private void add(Part part, int at, long[] outcomes, long[] counts, int size, double shots) {
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < size; k++) {
      double value = part.value(outcomes[k]);
      sum += counts[k] * value;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    double mean = sum / shots;
    values.array()[at] += mean;
    if (least == most) {
      double range = 2 * part.bound();
      variances.array()[at] += range * range * (shots + 1) / ((shots + 2) * (shots + 2)) / shots;
      return;
    }
    double squares = 0;
    for (int k = 0; k < size; k++) {
      double deviation = part.value(outcomes[k]) - mean;
      squares += counts[k] * deviation * deviation;
    }
    variances.array()[at] += squares / (shots - 1) / shots;
  }

  /** The estimates with their standard errors. */
  public Expectations expectations() {
    Matrix errors = new Matrix(values.rows(), columns);
    for (int k = 0; k < errors.array().length; k++) {
      errors.array()[k] = Math.sqrt(variances.array()[k]);
    }
    return new Expectations(values, errors);
  }
}
