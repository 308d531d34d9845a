package io.qubridge.local.noise;

import java.util.Arrays;
import java.util.List;

/** Which outcome each basis state gives, by tables over eight qubits each. */
final class OutcomeIndex {
  private static final int BITS = 8;
  private static final int MASK = (1 << BITS) - 1;

  private final int[][] tables;

  OutcomeIndex(List<NoisyOutcomes.Measured> measured) {
    int highest = measured.stream().mapToInt(NoisyOutcomes.Measured::qubit).max().orElse(0);
    tables = new int[Math.max(0, highest) / BITS + 1][1 << BITS];
    for (int i = 0; i < measured.size(); i++) {
      int qubit = measured.get(i).qubit();
      if (qubit >= 0) {
        int[] table = tables[qubit / BITS];
        for (int value = 0; value < table.length; value++) {
          table[value] |= (value >> qubit % BITS & 1) << i;
        }
      }
    }
  }

  /** Writes the probabilities of the outcomes of a state of length 1. */
  void probabilities(TrajectoryState state, double[] into) {
    Arrays.fill(into, 0);
    for (int k = 0; k < state.size(); k++) {
      int outcome = 0;
      for (int table = 0; table < tables.length; table++) {
        outcome |= tables[table][k >> table * BITS & MASK];
      }
      into[outcome] += state.square(k);
    }
  }
}
