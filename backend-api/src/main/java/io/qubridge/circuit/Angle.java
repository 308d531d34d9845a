package io.qubridge.circuit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A gate angle in radians: an affine expression {@code constant + sum(coefficient * parameter)}.
 *
 * <p>Kept canonical (terms sorted by parameter name, one term a parameter, no zero coefficient), so
 * that equal expressions are equal objects.
 *
 * @param constant the part that depends on no parameter, in radians; finite
 * @param terms the parameter-dependent part
 */
public record Angle(double constant, List<Term> terms) implements Serializable {
  /** The angle 0. */
  public static final Angle ZERO = new Angle(0, List.of());

  /**
   * One summand of an angle.
   *
   * @param parameter the unknown
   * @param coefficient its factor; finite and not zero in a canonical angle
   */
  public record Term(Parameter parameter, double coefficient) implements Serializable {
    /** Checks that both parts are present and the coefficient finite. */
    public Term {
      Objects.requireNonNull(parameter, "parameter");
      requireFinite(coefficient, "coefficient of " + parameter.name());
    }
  }

  /**
   * Brings the expression into canonical form.
   *
   * @throws IllegalArgumentException if a number is NaN or infinite
   */
  public Angle {
    requireFinite(constant, "angle");
    constant += 0.0; // turns -0.0 into 0.0, so that equal angles are equal records
    terms = canonical(terms);
  }

  /** The angle of the given number of radians. */
  public static Angle of(double radians) {
    return new Angle(radians, List.of());
  }

  /** The angle that is the parameter itself. */
  public static Angle of(Parameter parameter) {
    return new Angle(0, List.of(new Term(parameter, 1)));
  }

  /** Whether the angle depends on no parameter. */
  public boolean isConstant() {
    return terms.isEmpty();
  }

  /** The sum of this angle and another. */
  public Angle plus(Angle other) {
    if (terms.isEmpty() && other.terms.isEmpty()) {
      return of(constant + other.constant);
    }
    List<Term> all = new ArrayList<>(terms);
    all.addAll(other.terms);
    return new Angle(constant + other.constant, all);
  }

  /** This angle with every coefficient and the constant multiplied by a number. */
  public Angle times(double factor) {
    if (terms.isEmpty()) {
      return of(constant * factor);
    }
    return new Angle(
        constant * factor,
        terms.stream().map(t -> new Term(t.parameter(), t.coefficient() * factor)).toList());
  }

  /** This angle with the opposite sign. */
  public Angle negate() {
    return times(-1);
  }

  /**
   * The number of radians for given parameter values.
   *
   * @param values gives each parameter's value
   */
  public double evaluate(ToDoubleFunction<Parameter> values) {
    double sum = constant;
    for (Term term : terms) {
      sum += term.coefficient() * values.applyAsDouble(term.parameter());
    }
    return sum;
  }

  private static List<Term> canonical(List<Term> terms) {
    if (terms.isEmpty()) {
      return List.of();
    }
    if (terms.size() == 1 && terms.get(0).coefficient() != 0) {
      return List.copyOf(terms);
    }
    Map<Parameter, Double> sums = new TreeMap<>();
    for (Term term : terms) {
      sums.merge(term.parameter(), term.coefficient(), Double::sum);
    }
    List<Term> result = new ArrayList<>(sums.size());
    sums.forEach(
        (parameter, coefficient) -> {
          if (coefficient != 0) {
            result.add(new Term(parameter, coefficient));
          }
        });
    return Collections.unmodifiableList(result);
  }

  private static void requireFinite(double value, String what) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(what + " is " + value + "; it must be a finite number");
    }
  }
}
