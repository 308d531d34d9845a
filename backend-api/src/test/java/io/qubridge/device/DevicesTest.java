package io.qubridge.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.GateType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {
  @TempDir Path folder;

  @Test
  void opensTheReferenceDeviceByName() {
    DeviceModel line = new Devices(List.of()).open("line5");
    assertEquals(5, line.width());
    assertEquals(
        Set.of(GateType.ID, GateType.RZ, GateType.SX, GateType.X, GateType.CX), line.basisGates());
    assertEquals(8, line.couplingMap().size());
    assertTrue(line.defects().isEmpty());
    assertTrue(line.source().contains("ibmq_manila"));
  }

  @Test
  void namesBuiltInDevicesWhenThereIsNoSuchPath() {
    DeviceException refusal =
        assertThrows(DeviceException.class, () -> new Devices(List.of()).open("nowhere"));
    assertEquals(
        "device 'nowhere' is neither a built-in device (line5) nor a file or folder",
        refusal.getMessage());
  }

  @Test
  void asksAProviderForWhatIsNoFile() {
    DeviceModel line = Devices.builtIn().get(0);
    List<String> asked = new ArrayList<>();
    Devices devices =
        new Devices(List.of())
            .with(
                (provider, name) -> {
                  asked.add(provider + " " + name);
                  return line;
                });
    assertEquals(line, devices.open("ibm:ibm_fez"));
    devices.open("line5");
    for (String path : List.of("nowhere", "a/b:c", "acme:x/y", folder.toString())) {
      assertThrows(DeviceException.class, () -> devices.open(path), path);
    }
    assertEquals(List.of("ibm ibm_fez"), asked);
  }

  @Test
  void saysWhatAFolderShouldHold() {
    DeviceFormat format = new OneFileFormat();
    DeviceException refusal =
        assertThrows(
            DeviceException.class, () -> new Devices(List.of(format)).open(folder.toString()));
    assertEquals(
        "'" + folder + "' describes no device; expected a file device.txt (plain)",
        refusal.getMessage());
  }

  private static final class OneFileFormat implements DeviceFormat {
    @Override
    public String id() {
      return "plain";
    }

    @Override
    public String description() {
      return "a file device.txt";
    }

    @Override
    public boolean recognizes(Path path) {
      return path.endsWith("device.txt");
    }

    @Override
    public DeviceModel read(Path path) {
      return Devices.builtIn().get(0);
    }
  }
}
