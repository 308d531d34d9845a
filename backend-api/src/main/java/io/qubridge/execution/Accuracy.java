package io.qubridge.execution;

import java.io.Serializable;

/** How accurately values are wanted: exactly, with a number of shots, or to a standard error. */
public sealed interface Accuracy extends Serializable {
  /** The exact value. */
  static Accuracy exact() {
    return new Exact();
  }

  /**
   * A number of shots for each row and each group of commuting observables.
   *
   * @throws IllegalArgumentException if the number is not positive
   */
  static Accuracy shots(long shots) {
    return new Shots(shots);
  }

  /** The exact value, as only a simulator can give it. */
  record Exact() implements Accuracy {}

  /**
   * An estimate from repeated measurement.
   *
   * @param shots repetitions for each row and each group of commuting observables, at least 1
   */
  record Shots(long shots) implements Accuracy {
    /** Checks the number. */
    public Shots {
      if (shots < 1) {
        throw new IllegalArgumentException(
            "shots is " + shots + "; it must be at least 1 (leave it out for exact values)");
      }
    }
  }

  /**
   * An estimate whose standard error the backend chooses shots for.
   *
   * @param standardError the wanted standard error of each expectation value, positive
   */
  record Precision(double standardError) implements Accuracy {
    /** Checks the number. */
    public Precision {
      if (!(standardError > 0) || !Double.isFinite(standardError)) {
        throw new IllegalArgumentException(
            "precision is " + standardError + "; it must be a positive number");
      }
    }
  }
}
