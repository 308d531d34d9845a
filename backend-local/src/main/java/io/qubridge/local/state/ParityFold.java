package io.qubridge.local.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums of numbers over all basis states with the signs of several Z strings at once, {@code sum
 * over a of (-1)^|a & z| w[a]}, and the transposed map.
 *
 * <p>From the highest qubit down, each half of the numbers is added to and, where a string has Z on
 * that qubit, subtracted from the other: a Walsh-Hadamard transform that leaves out what no string
 * asks for. The order of additions depends on the strings alone. Immutable.
 */
final class ParityFold {
  /** What happens to the two halves of a run of numbers. */
  private enum Kind {
    BOTH,
    SUM,
    DIFFERENCE
  }

  private record Fold(Kind kind, int offset, int half) {}

  private final Fold[] folds;
  private final int[] place;

  /**
   * Prepares the sums.
   *
   * @param qubits the numbers are {@code 2^qubits}
   * @param strings the qubits of each string as a mask
   */
  ParityFold(int qubits, int[] strings) {
    place = new int[strings.length];
    List<Fold> plan = new ArrayList<>();
    int[] all = new int[strings.length];
    Arrays.setAll(all, i -> i);
    plan(qubits - 1, 0, all, strings, plan);
    folds = plan.toArray(Fold[]::new);
  }

  private void plan(int qubit, int offset, int[] members, int[] strings, List<Fold> plan) {
    if (qubit < 0) {
      for (int member : members) {
        place[member] = offset;
      }
      return;
    }
    int half = 1 << qubit;
    int[] with = Arrays.stream(members).filter(m -> (strings[m] & half) != 0).toArray();
    int[] without = Arrays.stream(members).filter(m -> (strings[m] & half) == 0).toArray();
    if (with.length == 0) {
      plan.add(new Fold(Kind.SUM, offset, half));
      plan(qubit - 1, offset, without, strings, plan);
    } else if (without.length == 0) {
      plan.add(new Fold(Kind.DIFFERENCE, offset, half));
      plan(qubit - 1, offset, with, strings, plan);
    } else {
      plan.add(new Fold(Kind.BOTH, offset, half));
      plan(qubit - 1, offset, without, strings, plan);
      plan(qubit - 1, offset + half, with, strings, plan);
    }
  }

  /** Where {@link #sum} leaves the sum of a string, and {@link #spread} takes its factor. */
  int place(int string) {
    return place[string];
  }

  /** Replaces the numbers, one array each with one element a lane, by the sums. */
  void sum(double[][] w, int lanes) {
    for (Fold fold : folds) {
      for (int i = fold.offset; i < fold.offset + fold.half; i++) {
        switch (fold.kind) {
          case BOTH -> ReadoutKernels.butterfly(w[i], w[i + fold.half], lanes);
          case SUM -> ReadoutKernels.add(w[i], w[i + fold.half], 1, lanes);
          case DIFFERENCE -> ReadoutKernels.add(w[i], w[i + fold.half], -1, lanes);
        }
      }
    }
  }

  /** Replaces the strings' factors by {@code w[a] = sum over strings of (-1)^|a & z| factor}. */
  void spread(double[][] w, int lanes) {
    for (int f = folds.length - 1; f >= 0; f--) {
      Fold fold = folds[f];
      for (int i = fold.offset; i < fold.offset + fold.half; i++) {
        switch (fold.kind) {
          case BOTH -> ReadoutKernels.butterfly(w[i], w[i + fold.half], lanes);
          case SUM -> ReadoutKernels.set(w[i + fold.half], w[i], 1, lanes);
          case DIFFERENCE -> ReadoutKernels.set(w[i + fold.half], w[i], -1, lanes);
        }
      }
    }
  }
}
