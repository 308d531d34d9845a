package io.qubridge.braket.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qubridge.circuit.GateType;
import io.qubridge.device.Defect;
import io.qubridge.device.DeviceException;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Devices;
import io.qubridge.device.Instruction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapabilitiesReaderTest {
  @TempDir Path folder;

  static Path shared(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared/data/braket");
      if (Files.isDirectory(data)) {
        return data.resolve(name);
      }
    }
    assumeTrue(false, "the folder shared/data/braket is not there");
    throw new AssertionError();
  }

  @Test
  void readsGarnetWithItsOwnQubitLabels() {
    DeviceModel garnet =
        Devices.visibleTo(getClass().getClassLoader())
            .open(shared("garnet-device-capabilities.json").toString());
    assertEquals("garnet", garnet.name());
    assertEquals(1, garnet.qubits().firstKey());
    assertEquals(21, garnet.width());
    assertEquals(Set.of(GateType.CZ, GateType.PRX), garnet.basisGates());
    assertEquals(60, garnet.couplingMap().size());
    assertTrue(garnet.instructions().contains(Instruction.BARRIER));
    assertFalse(garnet.instructions().contains(Instruction.RESET));
    assertEquals(
        1 - 0.9959693956369428,
        garnet.gate(GateType.CZ, List.of(2, 1)).orElseThrow().error().orElseThrow(),
        1e-15);
    assertEquals(0.0107, garnet.qubits().get(1).readout().orElseThrow().oneGivenZero());
    assertEquals(0.0132, garnet.qubits().get(1).readout().orElseThrow().zeroGivenOne());
    assertTrue(garnet.qubits().get(12).t2().isEmpty());
    assertTrue(
        garnet.defects().stream()
            .anyMatch(d -> d.kind() == Defect.Kind.MISSING && d.qubits().equals(List.of(12))));
  }

  @Test
  void readsForteWithFiguresOfTheWholeDevice() {
    DeviceModel forte =
        new CapabilitiesReader().read(shared("forte-enterprise-device-capabilities.json"));
    assertEquals("forte-enterprise", forte.name());
    assertEquals(Set.of(GateType.GPI, GateType.GPI2, GateType.RZZ), forte.basisGates());
    assertEquals(36 * 35, forte.couplingMap().size());
    assertEquals(188, forte.qubits().get(0).t1().orElseThrow());
    assertEquals(
        0.0001, forte.gate(GateType.GPI, List.of(7)).orElseThrow().error().orElseThrow(), 1e-12);
    assertEquals(
        0.0075,
        forte.gate(GateType.RZZ, List.of(7, 35)).orElseThrow().error().orElseThrow(),
        1e-12);
    assertEquals(
        0.00065,
        forte.gate(GateType.RZZ, List.of(7, 35)).orElseThrow().duration().orElseThrow(),
        1e-12);
    assertEquals(0.0045, forte.qubits().get(3).readout().orElseThrow().error(), 1e-12);
  }

  @Test
  void refusesSimulators() {
    DeviceException refusal =
        assertThrows(
            DeviceException.class,
            () -> new CapabilitiesReader().read(shared("sv1-device-capabilities.json")));
    assertTrue(refusal.getMessage().contains("describes no QPU"), refusal.getMessage());
  }

  @Test
  void findsTheOnlyDescriptionOfAFolder() throws IOException {
    CapabilitiesReader reader = new CapabilitiesReader();
    assertFalse(reader.recognizes(folder));
    Files.writeString(folder.resolve("box_capabilities.json"), minimal("\"0\": [\"1\"]"));
    assertTrue(reader.recognizes(folder));
    assertEquals("box", reader.read(folder).name());
    Files.writeString(folder.resolve("rod_capabilities.json"), minimal("\"0\": [\"1\"]"));
    DeviceException refusal = assertThrows(DeviceException.class, () -> reader.read(folder));
    assertTrue(refusal.getMessage().contains("name one of box"), refusal.getMessage());
  }

  @Test
  void refusesBrokenJsonAndWildLabelsInOneLine() throws IOException {
    Path file = folder.resolve("box_capabilities.json");
    for (String text :
        List.of("{\"paradigm\": ", minimal("\"x\": []"), minimal("\"999999\": []"))) {
      Files.writeString(file, text);
      DeviceException refusal =
          assertThrows(DeviceException.class, () -> new CapabilitiesReader().read(file));
      assertTrue(refusal.getMessage().startsWith(file.toString()), refusal.getMessage());
      assertEquals(1, refusal.getMessage().lines().count());
    }
  }

  private static String minimal(String graph) {
    return "{\"paradigm\": {\"qubitCount\": 2, \"nativeGateSet\": [\"cz\", \"prx\"],"
        + "\"connectivity\": {\"fullyConnected\": false, \"connectivityGraph\": {"
        + graph
        + "}}}}";
  }
}
