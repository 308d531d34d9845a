package io.qubridge.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.GateType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DeviceBuilderTest {
  private static DeviceBuilder twoQubits() {
    return DeviceModel.builder("two")
        .qubit(0, 1e-4, 1e-4, 0.01, 0.02, 1e-6, Optional.empty())
        .qubit(1, 1e-4, 1e-4, 0.01, 0.02, 1e-6, Optional.empty());
  }

  @Test
  void printsNoControlCharactersOfAForeignFile() {
    DeviceModel device =
        DeviceModel.builder("evil\u001b[2J")
            .qubit(0, 1e-4, 1e-4, 0.01, 0.01, 1e-6, Optional.empty())
            .defect(Defect.Kind.IGNORED, List.of(), "\u0007gate\ud800", "x".repeat(10_000))
            .build();
    assertEquals("evil?[2J", device.name());
    assertEquals("?gate?", device.defects().get(0).subject());
    assertEquals(203, device.defects().get(0).reason().length());
  }

  @Test
  void setsUncalibratedPairsAside() {
    DeviceModel device =
        twoQubits()
            .gate(GateType.CZ, List.of(0, 1), 1, 1e-7)
            .gate(GateType.CZ, List.of(1, 0), 0.01, 1e-7)
            .build();
    assertEquals(List.of(List.of(1, 0)), device.couplingMap());
    assertEquals(
        List.of(
            new Defect(Defect.Kind.UNUSABLE, List.of(0, 1), "cz", "error 1 means not calibrated")),
        device.defects());
  }

  @Test
  void takesPairsWithoutFigureForUncalibratedButKeepsSingleQubits() {
    DeviceModel device =
        twoQubits()
            .gate(GateType.CZ, List.of(0, 1), Double.NaN, 1e-7)
            .gate(GateType.SX, List.of(0), Double.NaN, Double.NaN)
            .build();
    assertTrue(device.couplingMap().isEmpty());
    assertEquals(GateProperties.UNKNOWN, device.gate(GateType.SX, List.of(0)).orElseThrow());
    assertEquals(
        List.of(Defect.Kind.UNUSABLE, Defect.Kind.MISSING),
        device.defects().stream().map(Defect::kind).toList());
  }

  @Test
  void cutsDephasingTimeToTwiceTheRelaxationTime() {
    DeviceModel device =
        DeviceModel.builder("one").qubit(0, 1e-4, 3e-4, 0, 0, Double.NaN, Optional.empty()).build();
    assertEquals(OptionalDouble.of(2e-4), device.qubits().get(0).t2());
    assertEquals(Defect.Kind.REPLACED, device.defects().get(0).kind());
    assertEquals(
        "T2 on 0: 300.0 us is above 2 T1 = 200.0 us, which is used",
        device.defects().get(0).toString());
  }

  @Test
  void countsImpossibleFiguresAsUnknown() {
    QubitProperties qubit =
        DeviceModel.builder("one")
            .qubit(0, 0, Double.NaN, 1.5, 0.1, -1, Optional.empty())
            .build()
            .qubits()
            .get(0);
    assertEquals(QubitProperties.UNKNOWN, qubit);
  }

  @Test
  void refusesGatesOnQubitsThatTheDeviceLacks() {
    DeviceBuilder device = twoQubits().gate(GateType.CZ, List.of(0, 2), 0.01, 1e-7);
    assertThrows(DeviceException.class, device::build);
  }

  @Test
  void refusesMoreQubitsThanTheLimit() {
    DeviceBuilder device = DeviceModel.builder("huge");
    DeviceException refusal =
        assertThrows(
            DeviceException.class,
            () -> {
              for (int q = 0; q < 1_000_000; q++) {
                device.qubit(q, 1e-4, 1e-4, 0, 0, 0, Optional.empty());
              }
            });
    assertEquals("device 'huge' has 5001 qubits; 1 to 5000 are supported", refusal.getMessage());
  }
}
