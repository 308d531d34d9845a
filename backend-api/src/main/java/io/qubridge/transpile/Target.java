package io.qubridge.transpile;

import io.qubridge.circuit.GateType;
import io.qubridge.device.DeviceException;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.GateProperties;
import io.qubridge.device.QubitProperties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the transpiler uses of a device: its usable qubits as nodes 0, 1, ..., one native set of
 * pulses, one entangler, and losses (minus the logarithm of one minus the error).
 *
 * <p>A figure that is unknown counts as the worst known one of its kind, or as a common value where
 * none is known.
 */
final class Target {
  private static final List<GateType> ENTANGLERS =
      List.of(GateType.CZ, GateType.CX, GateType.ECR, GateType.RZZ, GateType.RXX);
  private static final double COMMON_PULSE_ERROR = 1e-3;
  private static final double COMMON_PAIR_ERROR = 1e-2;
  private static final double COMMON_READOUT_ERROR = 2e-2;

  private final DeviceModel device;
  private final int[] qubits;
  private final PulseBasis pulses;
  private final GateType entangler;
  private final CouplingGraph graph;
  private final double[] pulseLoss;
  private final double[] readoutLoss;
  private final double[][] pairLoss;

  private Target(DeviceModel device) {
    this.device = device;
    this.pulses = pulses(device);
    this.qubits = usable(device, pulses);
    this.entangler = entangler(device, qubits);
    this.graph = new CouplingGraph(neighbours());
    this.pulseLoss = new double[qubits.length];
    this.readoutLoss = new double[qubits.length];
    this.pairLoss = new double[qubits.length][];
    double worstPulse = worst(device, pulses.pulse(), COMMON_PULSE_ERROR);
    double worstPair = worst(device, entangler, COMMON_PAIR_ERROR);
    double worstReadout =
        device.qubits().values().stream()
            .flatMap(properties -> properties.readout().stream())
            .mapToDouble(readout -> readout.error())
            .max()
            .orElse(COMMON_READOUT_ERROR);
    for (int node = 0; node < qubits.length; node++) {
      List<Integer> own = List.of(qubits[node]);
      pulseLoss[node] = loss(error(device.gate(pulses.pulse(), own).get(), worstPulse));
      QubitProperties properties = device.qubits().get(qubits[node]);
      readoutLoss[node] =
          loss(properties.readout().map(readout -> readout.error()).orElse(worstReadout));
      int from = node;
      pairLoss[node] =
          Arrays.stream(graph.neighbours[node])
              .mapToDouble(to -> pairLoss(from, to, worstPair))
              .toArray();
    }
  }

  /**
   * Prepares a device.
   *
   * @throws DeviceException if none of its qubits has a set of gates that is supported
   */
  static Target of(DeviceModel device) {
    return new Target(device);
  }

  DeviceModel device() {
    return device;
  }

  PulseBasis pulses() {
    return pulses;
  }

  /** The native two-qubit gate that is used; {@code cz} where the device has none. */
  GateType entangler() {
    return entangler;
  }

  /** Whether the entangler has a free angle. */
  boolean continuous() {
    return entangler == GateType.RZZ || entangler == GateType.RXX;
  }

  /** The usable pairs. */
  CouplingGraph graph() {
    return graph;
  }

  int size() {
    return qubits.length;
  }

  /** The device's number of a node. */
  int qubit(int node) {
    return qubits[node];
  }

  /** The node of a device's qubit, negative if that is not usable. */
  int node(int qubit) {
    return Arrays.binarySearch(qubits, qubit);
  }

  boolean has(GateType type, int node) {
    return device.gate(type, List.of(qubits[node])).isPresent();
  }

  /** Whether the entangler may act in this operand order. */
  boolean directed(int node0, int node1) {
    return device.gate(entangler, List.of(qubits[node0], qubits[node1])).isPresent();
  }

  double pulseLoss(int node) {
    return pulseLoss[node];
  }

  double readoutLoss(int node) {
    return readoutLoss[node];
  }

  /** The loss of one entangler between two neighbours. */
  double pairLoss(int node0, int node1) {
    return pairLoss[node0][Arrays.binarySearch(graph.neighbours[node0], node1)];
  }

  static double loss(double error) {
    return -Math.log1p(-Math.min(error, 0.999));
  }

  private static PulseBasis pulses(DeviceModel device) {
    return Arrays.stream(PulseBasis.values())
        .filter(basis -> usable(device, basis).length > 0)
        .max(
            Comparator.comparingInt((PulseBasis basis) -> usable(device, basis).length)
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow(
            () ->
                new DeviceException(
                    "device '"
                        + device.name()
                        + "' has no usable qubit with rz and sx, prx, gpi and gpi2, or rz and rx;"
                        + " its gates are "
                        + device.basisGates().stream().map(GateType::qasmName).sorted().toList()));
  }

  private static int[] usable(DeviceModel device, PulseBasis basis) {
    return device.qubits().keySet().stream()
        .filter(
            qubit ->
                basis.needs().stream()
                    .allMatch(type -> device.gate(type, List.of(qubit)).isPresent()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The one with the most pairs, whatever their direction; the list's order decides ties. */
  private static GateType entangler(DeviceModel device, int[] qubits) {
    GateType best = ENTANGLERS.get(0);
    long most = 0;
    for (GateType type : ENTANGLERS) {
      long pairs =
          device.gates(type).keySet().stream()
              .filter(pair -> pair.stream().allMatch(q -> Arrays.binarySearch(qubits, q) >= 0))
              .map(Set::copyOf)
              .distinct()
              .count();
      if (pairs > most) {
        most = pairs;
        best = type;
      }
    }
    return best;
  }

  private int[][] neighbours() {
    List<TreeSet<Integer>> sets = new ArrayList<>();
    for (int node = 0; node < qubits.length; node++) {
      sets.add(new TreeSet<>());
    }
    for (List<Integer> pair : device.gates(entangler).keySet()) {
      int a = node(pair.get(0));
      int b = node(pair.get(1));
      if (a >= 0 && b >= 0) {
        sets.get(a).add(b);
        sets.get(b).add(a);
      }
    }
    return sets.stream()
        .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private double pairLoss(int from, int to, double unknown) {
    double best = Double.POSITIVE_INFINITY;
    for (List<Integer> pair :
        List.of(List.of(qubits[from], qubits[to]), List.of(qubits[to], qubits[from]))) {
      if (device.gate(entangler, pair).isPresent()) {
        best = Math.min(best, loss(error(device.gate(entangler, pair).get(), unknown)));
      }
    }
    return best;
  }

  private static double error(GateProperties properties, double unknown) {
    return properties.error().orElse(unknown);
  }

  private static double worst(DeviceModel device, GateType type, double common) {
    OptionalDouble known =
        device.gates(type).values().stream()
            .flatMapToDouble(properties -> properties.error().stream())
            .max();
    return known.orElse(common);
  }
}
