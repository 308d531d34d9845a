package io.qubridge.local.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Devices;
import io.qubridge.device.ReadoutConfusion;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Strengths against values that Qiskit Aer 0.17 gives for the published ibm_torino snapshot. */
class DeviceNoiseTest {
  private static final DeviceModel TORINO_PART =
      DeviceModel.builder("torino-part")
          .source("ibm_torino, 2025-02-26")
          .qubit(
              0, 224.08727568067368e-6, 314.59617988981444e-6, 0.02, 0.06, 1e-6, Optional.empty())
          .qubit(1, 130.80147015001793e-6, 135.0594644905125e-6, 0.01, 0.01, 1e-6, Optional.empty())
          .qubit(2, 225.22987825320124e-6, 74.29745640454549e-6, 0.01, 0.01, 1e-6, Optional.empty())
          .gate(GateType.SX, List.of(0), 0.00034183180551021047, 32e-9)
          .gate(GateType.RZ, List.of(0), 0, 0)
          .gate(GateType.CZ, List.of(1, 2), 0.003096991047570219, 88e-9)
          .build();

  private static NoiseModel noise(double scale) {
    return new DeviceNoise(TORINO_PART, scale, DeviceNoise.ReadoutModel.ASYMMETRIC);
  }

  private static Gate gate(GateType type, Integer... qubits) {
    return Gate.of(type, List.of(), List.of(qubits));
  }

  @Test
  void depolarizingFillsWhatRelaxationLeavesOfTheReportedError() {
    assertEquals(5.68323744278e-4, depolarizing(noise(1).after(gate(GateType.SX, 0))), 1e-13);
    assertEquals(2.87108245212e-3, depolarizing(noise(1).after(gate(GateType.CZ, 1, 2))), 1e-12);
  }

  @Test
  void theWholeChannelHasTheReportedAverageGateFidelity() {
    assertEquals(
        0.00034183180551021047, infidelity(noise(1).after(gate(GateType.SX, 0)), 1), 1e-15);
    assertEquals(
        0.003096991047570219, infidelity(noise(1).after(gate(GateType.CZ, 1, 2)), 2), 1e-15);
  }

  @Test
  void scaleMultipliesTheReportedError() {
    assertEquals(
        3 * 0.003096991047570219, infidelity(noise(3).after(gate(GateType.CZ, 1, 2)), 2), 1e-14);
    assertEquals(List.of(), noise(0).after(gate(GateType.CZ, 1, 2)));
  }

  @Test
  void refusesAScaleThatTakesAProbabilityOverItsLimit() {
    assertEquals(0.48, noise(8).readout(0).orElseThrow().zeroGivenOne(), 1e-15);
    String readout =
        assertThrows(UnsupportedCircuitException.class, () -> noise(10).readout(0)).getMessage();
    assertTrue(readout.contains("qubit 0") && readout.contains("at most 8.333"), readout);
    String gate =
        assertThrows(
                UnsupportedCircuitException.class, () -> noise(300).after(gate(GateType.CZ, 1, 2)))
            .getMessage();
    assertTrue(gate.contains("'cz'") && gate.contains("the most is 0.8"), gate);
  }

  @Test
  void relaxationAloneRemainsWhereItIsWorseThanTheReportedError() {
    DeviceModel device =
        DeviceModel.builder("short-lived")
            .source("made up")
            .qubit(0, 1e-6, 1e-6, 0, 0, 1e-6, Optional.empty())
            .gate(GateType.SX, List.of(0), 1e-6, 1e-7)
            .build();
    NoiseModel model = new DeviceNoise(device, 1, DeviceNoise.ReadoutModel.ASYMMETRIC);
    List<Channel> channels = model.after(gate(GateType.SX, 0));
    assertTrue(channels.stream().noneMatch(Channel.Depolarizing.class::isInstance));
    assertTrue(infidelity(channels, 1) > 1e-6);
  }

  @Test
  void aVirtualGateHasNoNoise() {
    Gate rz = Gate.of(GateType.RZ, List.of(Angle.of(0.3)), List.of(0));
    assertEquals(List.of(), noise(1).after(rz));
  }

  @Test
  void readoutIsAsymmetricUnlessAskedOtherwise() {
    assertEquals(Optional.of(new ReadoutConfusion(0.02, 0.06)), noise(1).readout(0));
    NoiseModel symmetric = new DeviceNoise(TORINO_PART, 1, DeviceNoise.ReadoutModel.SYMMETRIC);
    assertEquals(Optional.of(new ReadoutConfusion(0.04, 0.04)), symmetric.readout(0));
  }

  @Test
  void refusesGatesThatTheDeviceHasNotCalibrated() {
    UnsupportedCircuitException refusal =
        assertThrows(
            UnsupportedCircuitException.class, () -> noise(1).after(gate(GateType.CZ, 0, 1)));
    assertTrue(refusal.getMessage().contains("transpile"), refusal.getMessage());
  }

  @Test
  void describesItsSource() {
    assertTrue(
        new DeviceNoise(Devices.builtIn().get(0), 1, DeviceNoise.ReadoutModel.ASYMMETRIC)
            .description()
            .contains("line5"));
  }

  private static double depolarizing(List<Channel> channels) {
    return ((Channel.Depolarizing) channels.get(0)).strength();
  }

  /** One minus the average gate fidelity, from the trace of the Pauli transfer matrix. */
  private static double infidelity(List<Channel> channels, int operands) {
    double[] map = PauliTransfer.identity(operands);
    for (Channel channel : channels) {
      map = PauliTransfer.compose(channel.transfer(operands), map, operands);
    }
    int size = 1 << 2 * operands;
    double trace = 0;
    for (int k = 0; k < size; k++) {
      trace += map[k * size + k];
    }
    double dimension = 1 << operands;
    return 1 - (dimension * trace / size + 1) / (dimension + 1);
  }
}
