package io.qubridge.app.cli;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.ClassicalRegister;
import io.qubridge.execution.Counts;
import io.qubridge.execution.Probabilities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * What one classical register showed, whatever the other registers did.
 *
 * @param register the register
 * @param outcomes bit strings, index 0 right-most, in ascending order; counts with shots, else
 *     probabilities
 */
record RegisterOutcomes(ClassicalRegister register, Map<String, Number> outcomes) {
  /** What floating-point rounding leaves of an impossible outcome. */
  private static final double ROUNDING = 1e-15;

  /** The counts of each register in a circuit's only row. */
  static List<RegisterOutcomes> of(Circuit circuit, Counts counts) {
    return split(circuit, counts.rows().get(0), Long::sum);
  }

  /** The probabilities of each register in a circuit's only row. */
  static List<RegisterOutcomes> of(Circuit circuit, Probabilities probabilities) {
    Map<Long, Double> possible =
        probabilities.rows().get(0).entrySet().stream()
            .filter(entry -> Math.abs(entry.getValue()) > ROUNDING)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return split(circuit, possible, Double::sum);
  }

  private static <N extends Number> List<RegisterOutcomes> split(
      Circuit circuit, Map<Long, N> joint, BinaryOperator<N> sum) {
    // In one order, since sums of probabilities depend on it.
    long[] sorted = joint.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    List<RegisterOutcomes> registers = new ArrayList<>();
    int first = 0;
    for (ClassicalRegister register : circuit.registers()) {
      int size = register.size();
      long mask = (1L << size) - 1;
      Map<Long, N> marginal = new TreeMap<>();
      for (long outcome : sorted) {
        marginal.merge(outcome >>> first & mask, joint.get(outcome), sum);
      }
      Map<String, Number> named = new LinkedHashMap<>();
      marginal.forEach((bits, weight) -> named.put(bitString(bits, size), weight));
      registers.add(new RegisterOutcomes(register, named));
      first += size;
    }
    return registers;
  }

  /** An outcome as text, index 0 right-most. */
  static String bitString(long bits, int size) {
    String digits = Long.toBinaryString(bits);
    return "0".repeat(size - digits.length()) + digits;
  }
}
