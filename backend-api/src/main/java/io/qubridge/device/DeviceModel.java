package io.qubridge.device;

import io.qubridge.circuit.GateType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A quantum device as of one calibration: what it can run and how well.
 *
 * <p>Only what is usable stands in {@link #gates}; entries that mean "not calibrated" and figures
 * that cannot be true are among the {@link #defects}.
 *
 * @param name the provider's name, for example {@code ibm_torino}
 * @param source where the figures come from, for people
 * @param calibrated when they were measured, where that is known
 * @param qubits the qubits by the provider's number; numbers may start at 1 and have gaps
 * @param gates for each native gate the ordered qubit tuples that it may act on, with its figures
 * @param instructions what it understands besides gates and final measurements
 * @param defects what was left out or changed
 */
public record DeviceModel(
    String name,
    String source,
    Optional<Instant> calibrated,
    SortedMap<Integer, QubitProperties> qubits,
    Map<GateType, Map<List<Integer>, GateProperties>> gates,
    Set<Instruction> instructions,
    List<Defect> defects) {
  /** The highest number of a qubit plus one is at most this. */
  public static final int MAX_QUBITS = 5_000;

  /**
   * Copies the collections and makes the texts plain.
   *
   * @throws DeviceException if there is no qubit or too many, or a gate acts on a qubit that the
   *     device lacks or on a wrong number of them
   */
  public DeviceModel {
    name = PlainText.of(name);
    source = PlainText.of(source);
    qubits = Collections.unmodifiableSortedMap(new TreeMap<>(qubits));
    instructions = Set.copyOf(instructions);
    defects = List.copyOf(defects);
    requireSize(name, qubits.size());
    if (qubits.firstKey() < 0 || qubits.lastKey() >= MAX_QUBITS) {
      throw new DeviceException(
          "device '" + name + "': qubit numbers must be from 0 to " + (MAX_QUBITS - 1));
    }
    gates = copy(name, qubits.keySet(), gates);
  }

  /** Starts a description. */
  public static DeviceBuilder builder(String name) {
    return new DeviceBuilder(name);
  }

  /** One more than the highest qubit number: the width of a circuit on physical qubits. */
  public int width() {
    return qubits.lastKey() + 1;
  }

  /** The native gates. */
  public Set<GateType> basisGates() {
    return gates.keySet();
  }

  /** The tuples that a gate may act on, with its figures; empty if the gate is not native. */
  public Map<List<Integer>, GateProperties> gates(GateType type) {
    return gates.getOrDefault(type, Map.of());
  }

  /** The figures of a gate on some qubits, in its operand order; empty if it cannot act there. */
  public Optional<GateProperties> gate(GateType type, List<Integer> qubits) {
    return Optional.ofNullable(gates(type).get(qubits));
  }

  /**
   * The directed coupling map: ordered pairs that some native two-qubit gate may act on, sorted.
   */
  public List<List<Integer>> couplingMap() {
    return gates.values().stream()
        .flatMap(tuples -> tuples.keySet().stream())
        .filter(tuple -> tuple.size() == 2)
        .distinct()
        .sorted((a, b) -> a.get(0).equals(b.get(0)) ? a.get(1) - b.get(1) : a.get(0) - b.get(0))
        .toList();
  }

  static void requireSize(String name, long qubits) {
    if (qubits < 1 || qubits > MAX_QUBITS) {
      throw new DeviceException(
          "device '" + name + "' has " + qubits + " qubits; 1 to " + MAX_QUBITS + " are supported");
    }
  }

  private static Map<GateType, Map<List<Integer>, GateProperties>> copy(
      String name, Set<Integer> known, Map<GateType, Map<List<Integer>, GateProperties>> gates) {
    Map<GateType, Map<List<Integer>, GateProperties>> copy = new EnumMap<>(GateType.class);
    gates.forEach(
        (type, tuples) -> {
          for (List<Integer> tuple : tuples.keySet()) {
            if (tuple.size() != type.operands()
                || !known.containsAll(tuple)
                || Set.copyOf(tuple).size() != tuple.size()) {
              throw new DeviceException(
                  "device '" + name + "': gate " + type.qasmName() + " cannot act on " + tuple);
            }
          }
          copy.put(type, Collections.unmodifiableMap(new HashMap<>(tuples)));
        });
    return Collections.unmodifiableMap(copy);
  }

  /** Name, size and gates; the figures are too many for a line. */
  @Override
  public String toString() {
    List<String> names = new ArrayList<>();
    gates.keySet().forEach(type -> names.add(type.qasmName()));
    return name + " (" + qubits.size() + " qubits; " + String.join(", ", names) + ")";
  }
}
