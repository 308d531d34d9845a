package io.qubridge.ibm.device;

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
import io.qubridge.device.GateProperties;
import io.qubridge.device.Instruction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotReaderTest {
  private static final String CONFIGURATION =
      """
      {"backend_name": "tiny", "n_qubits": 2, "dt": 0.5, "basis_gates": ["cx", "rz", "sx", "x"],
       "coupling_map": [[0, 1]],
       "gates": [{"name": "cx", "coupling_map": [[0, 1]]}]}
      """;
  private static final String PROPERTIES =
      """
      {"last_update_date": "2024-05-27T15:27:23-03:00",
       "qubits": [[{"name": "T1", "unit": "ms", "value": 0.1},
                   {"name": "T2", "unit": "us", "value": 50},
                   {"name": "readout_error", "unit": "", "value": 0.02},
                   {"name": "readout_length", "unit": "dt", "value": 1000}], []],
       "gates": [{"gate": "cx", "qubits": [0, 1], "parameters": [
                    {"name": "gate_error", "unit": "", "value": 0.01},
                    {"name": "gate_length", "unit": "ns", "value": 300}]}]}
      """;

  @TempDir Path folder;

  static Path shared(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared/data/ibm-snapshots");
      if (Files.isDirectory(data)) {
        return data.resolve(name);
      }
    }
    assumeTrue(false, "the folder shared/data/ibm-snapshots is not there");
    throw new AssertionError();
  }

  private DeviceModel read(String configuration, String properties) throws IOException {
    Files.writeString(folder.resolve("conf.json"), configuration);
    Files.writeString(folder.resolve("props.json"), properties);
    return new SnapshotReader().read(folder);
  }

  private String refusal(String configuration, String properties) {
    return assertThrows(DeviceException.class, () -> read(configuration, properties))
        .getMessage()
        .replace(folder.toString(), "DIR");
  }

  @Test
  void readsUnitsAndFallsBackToTheSymmetricReadoutError() throws IOException {
    DeviceModel device = read(CONFIGURATION, PROPERTIES);
    assertEquals(Instant.parse("2024-05-27T18:27:23Z"), device.calibrated().orElseThrow());
    assertEquals(1e-4, device.qubits().get(0).t1().orElseThrow(), 1e-12);
    assertEquals(5e-5, device.qubits().get(0).t2().orElseThrow(), 1e-12);
    assertEquals(5e-7, device.qubits().get(0).readoutDuration().orElseThrow(), 1e-15);
    assertEquals(0.02, device.qubits().get(0).readout().orElseThrow().zeroGivenOne());
    GateProperties cx = device.gate(GateType.CX, List.of(0, 1)).orElseThrow();
    assertEquals(0.01, cx.error().orElseThrow());
    assertEquals(3e-7, cx.duration().orElseThrow(), 1e-15);
    assertTrue(device.gate(GateType.CX, List.of(1, 0)).isEmpty());
  }

  @Test
  void leavesOutWhatIsNotOperational() throws IOException {
    DeviceModel device =
        read(
            CONFIGURATION,
            PROPERTIES.replace("[]],", "[{\"name\": \"operational\", \"value\": 0}]],"));
    assertTrue(device.couplingMap().isEmpty());
    assertTrue(device.gate(GateType.SX, List.of(1)).isEmpty());
    assertTrue(
        device.defects().stream()
            .anyMatch(d -> d.kind() == Defect.Kind.UNUSABLE && d.subject().equals("qubit")));
  }

  @Test
  void readsTorinoWithoutItsUncalibratedPairs() {
    DeviceModel torino = new SnapshotReader().read(shared("torino"));
    assertEquals("ibm_torino", torino.name());
    assertEquals(133, torino.width());
    assertEquals(
        Set.of(GateType.CZ, GateType.ID, GateType.RZ, GateType.SX, GateType.X),
        torino.basisGates());
    assertEquals(278, torino.couplingMap().size());
    assertEquals(22, unusable(torino));
    assertEquals(Set.of(23, 44, 61, 65, 86), replaced(torino));
    assertEquals(
        3.09699104757e-3,
        torino.gate(GateType.CZ, List.of(67, 68)).orElseThrow().error().orElseThrow(),
        1e-12);
  }

  @Test
  void readsTheOtherSnapshots() {
    DeviceModel manila = new SnapshotReader().read(shared("manila"));
    DeviceModel kolkata = new SnapshotReader().read(shared("kolkata"));
    assertEquals(8, manila.couplingMap().size());
    assertEquals(0.0548, manila.qubits().get(0).readout().orElseThrow().zeroGivenOne(), 1e-12);
    assertEquals(0.0158, manila.qubits().get(0).readout().orElseThrow().oneGivenZero(), 1e-12);
    assertEquals(56, kolkata.couplingMap().size());
    assertEquals(Set.of(1, 13), replaced(kolkata));
    assertTrue(kolkata.instructions().contains(Instruction.RESET));
    assertEquals(12, new SnapshotReader().read(shared("nairobi")).couplingMap().size());
  }

  @Test
  void theServiceLoaderFindsTheFormat() {
    assertEquals(
        "ibmq_manila",
        Devices.visibleTo(getClass().getClassLoader()).open(shared("manila").toString()).name());
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    Files.writeString(folder.resolve("conf.json"), CONFIGURATION);
    assertTrue(new SnapshotReader().recognizes(folder));
    DeviceException refusal =
        assertThrows(DeviceException.class, () -> new SnapshotReader().read(folder));
    assertEquals(
        folder + " has no props.json; an IBM snapshot is one conf.json and one props.json",
        refusal.getMessage());
  }

  @Test
  void doesNotTakeOtherFoldersForSnapshots() {
    assertFalse(new SnapshotReader().recognizes(folder));
  }

  @Test
  void saysWhereTheJsonIsBroken() {
    String message = refusal(CONFIGURATION, "{\"qubits\": [1,\n 2");
    assertTrue(message.startsWith("DIR/props.json, line 2, column "), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void refusesAMillionQubits() {
    assertEquals(
        "DIR: n_qubits is 1000000; 1 to 5000 are supported",
        refusal(CONFIGURATION.replace("\"n_qubits\": 2", "\"n_qubits\": 1000000"), PROPERTIES));
  }

  @Test
  void refusesCouplingsBeyondTheQubits() {
    assertEquals(
        "DIR: gate cx cannot act on [0, 7] of 2 qubits",
        refusal(CONFIGURATION.replace("[[0, 1]]", "[[0, 7]]"), PROPERTIES));
  }

  @Test
  void refusesDocumentsOfAnotherKind() {
    assertEquals("DIR: the configuration names no backend_name", refusal("[1, 2]", PROPERTIES));
    assertEquals(
        "DIR: the configuration has no list basis_gates",
        refusal("{\"backend_name\": \"x\", \"n_qubits\": 1}", "{}"));
  }

  @Test
  void setsUnknownGatesAside() throws IOException {
    DeviceModel device = read(CONFIGURATION.replace("\"sx\"", "\"sx\", \"warp\""), PROPERTIES);
    assertTrue(
        device.defects().stream().anyMatch(d -> d.subject().equals("warp")),
        device.defects().toString());
  }

  private static long unusable(DeviceModel device) {
    return device.defects().stream().filter(d -> d.kind() == Defect.Kind.UNUSABLE).count();
  }

  private static Set<Integer> replaced(DeviceModel device) {
    return device.defects().stream()
        .filter(d -> d.kind() == Defect.Kind.REPLACED)
        .flatMap(d -> d.qubits().stream())
        .collect(Collectors.toSet());
  }
}
