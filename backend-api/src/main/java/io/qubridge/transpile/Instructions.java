package io.qubridge.transpile;

import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Reset;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Instruction;
import io.qubridge.spi.UnsupportedCircuitException;

/** Checks what a circuit asks of a device besides gates. */
final class Instructions {
  private Instructions() {}

  static void requireOffered(Circuit circuit, DeviceModel device) {
    boolean[] measured = new boolean[circuit.qubits()];
    for (int i = 0; i < circuit.operations().size(); i++) {
      Operation operation = circuit.operations().get(i);
      if (operation instanceof Barrier) {
        continue;
      }
      if (operation instanceof Reset && !device.instructions().contains(Instruction.RESET)) {
        throw lacks(device, "reset", i, operation.qubits().get(0));
      }
      for (int qubit : operation.qubits()) {
        if (measured[qubit]
            && !device.instructions().contains(Instruction.MID_CIRCUIT_MEASUREMENT)) {
          throw lacks(device, "steps after a measurement", i, qubit);
        }
      }
      if (operation instanceof Measurement measurement) {
        measured[measurement.qubit()] = true;
      }
    }
  }

  private static UnsupportedCircuitException lacks(
      DeviceModel device, String what, int operation, int qubit) {
    return new UnsupportedCircuitException(
        "operation "
            + operation
            + " (on qubit "
            + qubit
            + ") cannot run: device '"
            + device.name()
            + "' offers no "
            + what);
  }
}
