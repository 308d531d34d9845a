package io.qubridge.app.device;

import io.qubridge.circuit.GateType;
import io.qubridge.device.DeviceBuilder;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.QubitProperties.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Devices of which only the coupling map matters. */
final class Graphs {
  private Graphs() {}

  /** Pairs coupled by {@code cz} of error 0.01; those in {@code dead} are not calibrated. */
  static DeviceModel of(
      int qubits, int[][] pairs, int[][] dead, IntFunction<Optional<Position>> position) {
    DeviceBuilder device = DeviceModel.builder("graph");
    for (int q = 0; q < qubits; q++) {
      device.qubit(q, 1e-4, 1e-4, 0.01, 0.02, 1e-6, position.apply(q));
    }
    for (int[] pair : pairs) {
      device.gate(GateType.CZ, List.of(pair[0], pair[1]), 0.01, 1e-7);
    }
    for (int[] pair : dead) {
      device.gate(GateType.CZ, List.of(pair[0], pair[1]), 1, 1e-7);
    }
    return device.build();
  }

  static Optional<Position> nowhere(int qubit) {
    return Optional.empty();
  }
}
