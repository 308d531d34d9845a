package io.qubridge.ibm.program;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.GateProperties;
import io.qubridge.device.QubitProperties;
import java.util.OptionalDouble;

/** The time that a circuit of native gates takes when nothing waits longer than it has to. */
final class CircuitLength {
  private CircuitLength() {}

  static double seconds(Circuit isa, DeviceModel device) {
    double[] end = new double[isa.qubits()];
    double last = 0;
    for (Operation operation : isa.operations()) {
      double start = 0;
      for (int qubit : operation.qubits()) {
        start = Math.max(start, end[qubit]);
      }
      double done = start + length(operation, device).orElse(0);
      for (int qubit : operation.qubits()) {
        end[qubit] = done;
      }
      last = Math.max(last, done);
    }
    return last;
  }

  private static OptionalDouble length(Operation operation, DeviceModel device) {
    if (operation instanceof Gate gate) {
      return device
          .gate(gate.type(), gate.qubits())
          .map(GateProperties::duration)
          .orElse(OptionalDouble.empty());
    }
    if (operation instanceof Measurement measurement) {
      return device
          .qubits()
          .getOrDefault(measurement.qubit(), QubitProperties.UNKNOWN)
          .readoutDuration();
    }
    return OptionalDouble.empty();
  }
}
