package io.qubridge.observable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Hermitian operator as a weighted sum of Pauli strings.
 *
 * @param terms the summands, at least one
 */
public record Observable(List<Term> terms) implements Serializable {
  /** The most qubits of a {@link #projector}, which has a term for each of their subsets. */
  public static final int MAX_PROJECTOR_QUBITS = 12;

  private static final Pattern TERM =
      Pattern.compile(
          "\\s*([+-]?)\\s*(?:(\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\d+(?:[eE][+-]?\\d+)?)\\s*\\*?\\s*)?"
              + "([XYZI][XYZI\\d\\s*@]*)");

  /**
   * One summand.
   *
   * @param coefficient its weight; finite
   * @param string its operators
   */
  public record Term(double coefficient, PauliString string) implements Serializable {
    /**
     * Checks the weight.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public Term {
      if (!Double.isFinite(coefficient)) {
        throw new IllegalArgumentException(
            "weight of " + string + " is " + coefficient + "; it must be a finite number");
      }
      coefficient += 0.0; // turns -0.0 into 0.0, so that equal weights are equal records
    }
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Observable {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("an observable has at least one Pauli string");
    }
  }

  /** A single Pauli string of weight 1. */
  public static Observable of(PauliString string) {
    return new Observable(List.of(new Term(1, string)));
  }

  /** Z on one qubit. */
  public static Observable z(int qubit) {
    return of(PauliString.of(Pauli.Z, qubit));
  }

  /**
   * The projector on a basis state, whose expectation value is the state's probability: all
   * products of Z with signs, over their number.
   *
   * @param state qubit {@code i} is its bit {@code i}
   * @param qubits the number of qubits, at most {@link #MAX_PROJECTOR_QUBITS}
   * @throws IllegalArgumentException if there are more qubits, or no such state
   */
  public static Observable projector(int state, int qubits) {
    if (qubits < 0 || qubits > MAX_PROJECTOR_QUBITS || state < 0 || state >> qubits != 0) {
      throw new IllegalArgumentException(
          "a projector on state "
              + state
              + " of "
              + qubits
              + " qubits; there are states of at most "
              + MAX_PROJECTOR_QUBITS
              + " qubits, from 0");
    }
    List<Term> terms = new ArrayList<>(1 << qubits);
    for (int subset = 0; subset < 1 << qubits; subset++) {
      List<PauliString.Factor> factors = new ArrayList<>();
      for (int qubit = 0; qubit < qubits; qubit++) {
        if ((subset >> qubit & 1) == 1) {
          factors.add(new PauliString.Factor(qubit, Pauli.Z));
        }
      }
      double sign = Integer.bitCount(subset & state) % 2 == 0 ? 1 : -1;
      terms.add(new Term(sign / (1 << qubits), new PauliString(factors)));
    }
    return new Observable(terms);
  }

  /**
   * Reads {@code "Z0 Z1"} or {@code "0.5*Z0 Z1 - 2 X2"}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Observable parse(String text) {
    List<Term> terms = new ArrayList<>();
    Matcher matcher = TERM.matcher(text);
    int at = 0;
    while (at < text.length()) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt() || (at > 0 && matcher.group(1).isEmpty())) {
        throw new IllegalArgumentException(
            "observable '"
                + text
                + "' is not a sum of Pauli strings such as \"Z0 Z1\" or \"0.5*Z0 - X1\"");
      }
      double weight = matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2));
      terms.add(
          new Term(
              matcher.group(1).equals("-") ? -weight : weight,
              PauliString.parse(matcher.group(3))));
      at = matcher.end();
    }
    return new Observable(terms);
  }

  /** One more than the highest qubit that is named; 0 for a multiple of the identity. */
  public int width() {
    return terms.stream().mapToInt(term -> term.string().width()).max().orElse(0);
  }

  /** {@code "Z0 Z1"}, or with weights {@code "0.5*Z0 - 2.0*X2"}; {@link #parse} reads it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Term term : terms) {
      boolean negative = term.coefficient() < 0;
      double size = Math.abs(term.coefficient());
      text.append(text.length() == 0 ? (negative ? "-" : "") : negative ? " - " : " + ");
      text.append(size == 1 ? "" : size + "*").append(term.string());
    }
    return text.toString();
  }
}
