package io.qubridge.device;

import io.qubridge.circuit.GateType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The device that needs no file. */
final class ReferenceDevice {
  private static final String SOURCE =
      "medians of ibmq_manila 1.2.6, from the fake-provider snapshot of Qiskit/qiskit-ibm-runtime"
          + " (Apache-2.0), calibrated 2024-05-27";

  private static final int QUBITS = 5;
  private static final double T1 = 144.67316223194067e-6;
  private static final double T2 = 54.36101156476186e-6;
  private static final double ONE_GIVEN_ZERO = 0.0122;
  private static final double ZERO_GIVEN_ONE = 0.0316;
  private static final double READOUT = 5351.11111111111e-9;
  private static final double SX_ERROR = 0.0003538722158551261;
  private static final double SX = 35.55555555555556e-9;
  private static final double CX_ERROR = 0.01009091745491146;
  private static final double CX = 344.8888888888889e-9;

  private ReferenceDevice() {}

  /**
   * Five qubits in a line, {@code cx} in both directions, every figure the median of ibmq_manila's
   * over its qubits or directed pairs.
   */
  static DeviceModel line5() {
    DeviceBuilder device =
        DeviceModel.builder("line5")
            .source(SOURCE)
            .calibrated(Instant.parse("2024-05-27T18:27:23Z"))
            .instruction(Instruction.RESET)
            .instruction(Instruction.BARRIER)
            .instruction(Instruction.MID_CIRCUIT_MEASUREMENT);
    for (int q = 0; q < QUBITS; q++) {
      device.qubit(
          q,
          T1,
          T2,
          ONE_GIVEN_ZERO,
          ZERO_GIVEN_ONE,
          READOUT,
          Optional.of(new QubitProperties.Position(q, 0)));
      device.gate(GateType.ID, List.of(q), SX_ERROR, SX);
      device.gate(GateType.RZ, List.of(q), 0, 0);
      device.gate(GateType.SX, List.of(q), SX_ERROR, SX);
      device.gate(GateType.X, List.of(q), SX_ERROR, SX);
    }
    for (int q = 0; q + 1 < QUBITS; q++) {
      device.gate(GateType.CX, List.of(q, q + 1), CX_ERROR, CX);
      device.gate(GateType.CX, List.of(q + 1, q), CX_ERROR, CX);
    }
    return device.build();
  }
}
