package io.qubridge.app.layer;

import io.qubridge.observable.Observable;
import io.qubridge.observable.Pauli;
import io.qubridge.observable.PauliString;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a quantum layer's outputs are, as text: {@code z}, {@code parity}, {@code probabilities}, or
 * an observable.
 */
final class Readout {
  /** Z of each qubit. */
  static final String Z = "z";

  /** The product of Z of all qubits: 1 where the number of ones is even, -1 where it is odd. */
  static final String PARITY = "parity";

  /** The probability of each basis state {@code k}, qubit {@code i} being bit {@code i} of it. */
  static final String PROBABILITIES = "probabilities";

  /** The most qubits whose probabilities are outputs. */
  static final int MAX_QUBITS = 8;

  private Readout() {}

  /**
   * The observables that a text stands for.
   *
   * @throws IllegalArgumentException if it stands for none, or none on so many qubits
   */
  static List<Observable> observables(String text, int qubits) {
    return switch (text) {
      case Z -> IntStream.range(0, qubits).mapToObj(Observable::z).toList();
      case PARITY -> List.of(Observable.of(parity(qubits)));
      case PROBABILITIES -> probabilities(qubits);
      default -> List.of(observable(text, qubits));
    };
  }

  /** The number of outputs that a text stands for. */
  static int outputs(String text, int qubits) {
    return switch (text) {
      case Z -> qubits;
      case PROBABILITIES -> 1 << qubits;
      default -> 1;
    };
  }

  /** The fewest qubits that a text has a meaning on. */
  static int leastQubits(String text) {
    return switch (text) {
      case Z, PARITY, PROBABILITIES -> 1;
      default -> Observable.parse(text).width();
    };
  }

  /**
   * Checks a text.
   *
   * @throws IllegalArgumentException as {@link #observables}
   */
  static void require(String text, int qubits) {
    if (text.equals(PROBABILITIES)) {
      requireFew(qubits);
    } else if (!text.equals(Z) && !text.equals(PARITY)) {
      observable(text, qubits);
    }
  }

  private static Observable observable(String text, int qubits) {
    Observable observable;
    try {
      observable = Observable.parse(text);
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          unreadable.getMessage() + "; also known: z, parity, probabilities", unreadable);
    }
    if (observable.width() > qubits) {
      throw new IllegalArgumentException(
          "observable '" + observable + "' needs more than the layer's " + qubits + " qubits");
    }
    return observable;
  }

  private static void requireFew(int qubits) {
    if (qubits > MAX_QUBITS) {
      throw new IllegalArgumentException(
          "the probabilities of "
              + qubits
              + " qubits are too many outputs; a quantum layer gives those of at most "
              + MAX_QUBITS);
    }
  }

  private static PauliString parity(int qubits) {
    return new PauliString(
        IntStream.range(0, qubits)
            .mapToObj(qubit -> new PauliString.Factor(qubit, Pauli.Z))
            .toList());
  }

  private static List<Observable> probabilities(int qubits) {
    requireFew(qubits);
    return IntStream.range(0, 1 << qubits)
        .mapToObj(state -> Observable.projector(state, qubits))
        .toList();
  }
}
