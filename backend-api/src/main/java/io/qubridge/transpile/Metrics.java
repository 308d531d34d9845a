package io.qubridge.transpile;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.GateProperties;
import io.qubridge.device.QubitProperties;
import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;

/**
 * What an ISA circuit costs.
 *
 * @param twoQubitGates the number of two-qubit gates
 * @param twoQubitDepth the most two-qubit gates on a path through the circuit
 * @param estimatedSuccessProbability the product of one minus the error over all gates and
 *     measurements; a circuit that does not measure is judged as if all its qubits were measured at
 *     the end. Gates without a known error count as perfect. It ignores decoherence while idle
 */
public record Metrics(int twoQubitGates, int twoQubitDepth, double estimatedSuccessProbability)
    implements Serializable {
  /**
   * Counts.
   *
   * @param isa a circuit on physical qubits of the device
   * @param atTheEnd the physical qubits that are measured where the circuit itself does not measure
   */
  public static Metrics of(Circuit isa, DeviceModel device, Collection<Integer> atTheEnd) {
    int gates = 0;
    int[] depth = new int[isa.qubits()];
    double logarithm = 0;
    for (Operation operation : isa.operations()) {
      if (operation instanceof Gate gate) {
        logarithm += Math.log1p(-error(gate, device));
        if (gate.qubits().size() == 2) {
          gates++;
          int a = gate.qubits().get(0);
          int b = gate.qubits().get(1);
          depth[a] = depth[b] = 1 + Math.max(depth[a], depth[b]);
        }
      } else if (operation instanceof Measurement measurement) {
        logarithm += readout(measurement.qubit(), device);
      } else if (operation.qubits().size() > 1) {
        int deepest = operation.qubits().stream().mapToInt(q -> depth[q]).max().orElse(0);
        operation.qubits().forEach(q -> depth[q] = deepest);
      }
    }
    if (!isa.measures()) {
      logarithm += atTheEnd.stream().mapToDouble(qubit -> readout(qubit, device)).sum();
    }
    int deepest = 0;
    for (int own : depth) {
      deepest = Math.max(deepest, own);
    }
    return new Metrics(gates, deepest, Math.exp(logarithm));
  }

  private static double error(Gate gate, DeviceModel device) {
    Optional<GateProperties> properties = device.gate(gate.type(), gate.qubits());
    return properties.map(GateProperties::error).map(e -> e.orElse(0)).orElse(0.0);
  }

  private static double readout(int qubit, DeviceModel device) {
    return Math.log1p(
        -Optional.ofNullable(device.qubits().get(qubit))
            .flatMap(QubitProperties::readout)
            .map(readout -> readout.error())
            .orElse(0.0));
  }
}
