package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;

/** Compares results with {@link NaiveSimulator}. */
final class Expected {
  private static final double EXACT = 1e-10;
  private static final double SIGMAS = 5;

  /**
   * What an estimate may be off besides five sigmas, in shots: few rare outcomes have long tails.
   */
  private static final double RARE = 12;

  private Expected() {}

  static Matrix values(EstimatorPub pub) {
    int rows = pub.bindings().rows();
    int columns = pub.observables().size();
    Matrix values = new Matrix(rows, columns);
    for (int row = 0; row < rows; row++) {
      NaiveSimulator state = NaiveSimulator.run(pub.circuit(), pub.bindings(), row);
      for (int o = 0; o < columns; o++) {
        values.array()[row * columns + o] = state.expectation(pub.observables().get(o));
      }
    }
    return values;
  }

  /** Checks exact values within 1e-10 and that their standard errors are 0. */
  static void assertExact(EstimatorPub pub, Expectations actual) {
    Matrix expected = values(pub);
    assertShape(pub, actual);
    for (int i = 0; i < expected.array().length; i++) {
      assertEquals(expected.array()[i], actual.values().array()[i], EXACT, place(pub, i));
      assertEquals(0, actual.standardErrors().array()[i], place(pub, i));
    }
  }

  /**
   * Checks estimates within five standard errors and the stated standard errors against those that
   * the number of shots gives. Where all shots agree, a backend may state 0 or what a few shots
   * that it did not see would make. Observables of several Pauli strings may be measured in one way
   * or another, so that only a bound of their standard error is known.
   */
  static void assertEstimated(EstimatorPub pub, Accuracy.Shots accuracy, Expectations actual) {
    Matrix expected = values(pub);
    assertShape(pub, actual);
    long shots = accuracy.shots();
    for (int i = 0; i < expected.array().length; i++) {
      Observable observable = pub.observables().get(i % pub.observables().size());
      double[] sigma = sigma(pub, i, observable, shots);
      double stated = actual.standardErrors().array()[i];
      double rare = weight(observable) * RARE / shots;
      assertEquals(
          expected.array()[i],
          actual.values().array()[i],
          sigma[1] == 0 ? EXACT : SIGMAS * sigma[1] + rare,
          () -> "estimate, " + place(pub, observable));
      double least = 0.9 * sigma[0] - rare;
      double most = 1.1 * sigma[1] + rare;
      assertEquals(
          Math.max(least, Math.min(most, stated)),
          stated,
          () -> "standard error should be " + sigma[1] + ", " + place(pub, observable));
    }
  }

  /** The least and the most that the true standard error can be. */
  private static double[] sigma(EstimatorPub pub, int index, Observable observable, long shots) {
    int row = index / pub.observables().size();
    NaiveSimulator state = NaiveSimulator.run(pub.circuit(), pub.bindings(), row);
    double most = 0;
    for (Observable.Term term : observable.terms()) {
      double mean = state.expectation(Observable.of(term.string()));
      double variance = Math.max(0, 1 - mean * mean);
      // Rounding would leave 1e-8 of a value that is certain.
      most += variance < 1e-12 ? 0 : Math.abs(term.coefficient()) * Math.sqrt(variance / shots);
    }
    return new double[] {strings(observable) == 1 ? most : 0, most};
  }

  private static long strings(Observable observable) {
    return observable.terms().stream()
        .filter(term -> !term.string().equals(PauliString.IDENTITY))
        .count();
  }

  private static double weight(Observable observable) {
    return observable.terms().stream().mapToDouble(t -> Math.abs(t.coefficient())).sum();
  }

  static void assertShape(EstimatorPub pub, Expectations actual) {
    assertEquals(pub.bindings().rows(), actual.values().rows(), "rows");
    assertEquals(pub.observables().size(), actual.values().columns(), "observables");
  }

  private static String place(EstimatorPub pub, int index) {
    int columns = pub.observables().size();
    return "row " + index / columns + ", " + place(pub, pub.observables().get(index % columns));
  }

  private static String place(EstimatorPub pub, Observable observable) {
    return "observable " + observable + " of " + pub.circuit();
  }
}
