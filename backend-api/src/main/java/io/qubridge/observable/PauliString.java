package io.qubridge.observable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A product of Pauli operators on distinct qubits; the identity where it names no qubit.
 *
 * @param factors one factor a qubit, sorted by qubit
 */
public record PauliString(List<Factor> factors) implements Serializable {
  /** The identity. */
  public static final PauliString IDENTITY = new PauliString(List.of());

  private static final Pattern FACTOR = Pattern.compile("([XYZI])(\\d{1,6})");

  /**
   * One operator of the product.
   *
   * @param qubit the qubit that it acts on
   * @param pauli the operator
   */
  public record Factor(int qubit, Pauli pauli) implements Serializable {
    /**
     * Checks the qubit.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Factor {
      if (qubit < 0) {
        throw new IllegalArgumentException("qubit " + qubit + " of a Pauli string is negative");
      }
    }
  }

  /**
   * Sorts the factors.
   *
   * @throws IllegalArgumentException if a qubit stands twice
   */
  public PauliString {
    SortedMap<Integer, Factor> sorted = new TreeMap<>();
    for (Factor factor : factors) {
      if (sorted.put(factor.qubit(), factor) != null) {
        throw new IllegalArgumentException(
            "qubit " + factor.qubit() + " stands twice in a Pauli string");
      }
    }
    factors = List.copyOf(sorted.values());
  }

  /** One operator on one qubit. */
  public static PauliString of(Pauli pauli, int qubit) {
    return new PauliString(List.of(new Factor(qubit, pauli)));
  }

  /**
   * Reads {@code "Z0 Z1"} or {@code "X2"}; {@code "I"} or an {@code I} with a qubit is the
   * identity.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static PauliString parse(String text) {
    List<Factor> factors = new ArrayList<>();
    String stripped = text.strip();
    if (stripped.equals("I")) {
      return IDENTITY;
    }
    for (String word : stripped.split("[\\s*@]+")) {
      Matcher matcher = FACTOR.matcher(word);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "'" + word + "' in observable '" + text + "' is not a Pauli such as Z0");
      }
      if (!matcher.group(1).equals("I")) {
        factors.add(
            new Factor(Integer.parseInt(matcher.group(2)), Pauli.valueOf(matcher.group(1))));
      }
    }
    return new PauliString(factors);
  }

  /** One more than the highest qubit that is named; 0 for the identity. */
  public int width() {
    return factors.isEmpty() ? 0 : factors.get(factors.size() - 1).qubit() + 1;
  }

  /** Whether no qubit has different operators in the two strings. */
  public boolean commutesQubitwise(PauliString other) {
    for (Factor mine : factors) {
      for (Factor theirs : other.factors) {
        if (mine.qubit() == theirs.qubit() && mine.pauli() != theirs.pauli()) {
          return false;
        }
      }
    }
    return true;
  }

  /** {@code "Z0 Z1"}; {@code "I"} for the identity. */
  @Override
  public String toString() {
    if (factors.isEmpty()) {
      return "I";
    }
    StringBuilder text = new StringBuilder();
    for (Factor factor : factors) {
      text.append(text.length() == 0 ? "" : " ").append(factor.pauli()).append(factor.qubit());
    }
    return text.toString();
  }
}
