package io.qubridge.transpile;

import io.qubridge.circuit.GateType;
import io.qubridge.device.DeviceBuilder;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Instruction;
import java.util.List;
import java.util.Optional;

/** Small devices with chosen gates. */
final class TestDevices {
  static final List<GateType> IBM = List.of(GateType.RZ, GateType.SX, GateType.X);

  private TestDevices() {}

  /** A line whose pairs have the entangler in one direction only, errors growing along it. */
  static DeviceModel line(int qubits, GateType entangler, List<GateType> pulses) {
    DeviceBuilder device = start("line", qubits, pulses);
    for (int q = 0; q + 1 < qubits; q++) {
      device.gate(entangler, List.of(q, q + 1), 0.01 + 0.001 * q, 3e-7);
    }
    return device.build();
  }

  /** Pairs in both directions with one error each. */
  static DeviceModel of(int qubits, GateType entangler, int[][] pairs, double[] errors) {
    DeviceBuilder device = start("graph", qubits, IBM);
    for (int k = 0; k < pairs.length; k++) {
      device.gate(entangler, List.of(pairs[k][0], pairs[k][1]), errors[k], 3e-7);
      device.gate(entangler, List.of(pairs[k][1], pairs[k][0]), errors[k], 3e-7);
    }
    return device.build();
  }

  private static DeviceBuilder start(String name, int qubits, List<GateType> pulses) {
    DeviceBuilder device =
        DeviceModel.builder(name)
            .instruction(Instruction.BARRIER)
            .instruction(Instruction.RESET)
            .instruction(Instruction.MID_CIRCUIT_MEASUREMENT);
    for (int q = 0; q < qubits; q++) {
      device.qubit(q, 1e-4, 1e-4, 0.02, 0.03, 1e-6, Optional.empty());
      for (GateType pulse : pulses) {
        device.gate(pulse, List.of(q), pulse == GateType.RZ ? 0 : 3e-4, 3e-8);
      }
    }
    return device;
  }
}
