package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.app.cli.CommandProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class DeviceCommandTest {
  @TempDir Path work;

  private static Path shared(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared/data").resolve(name);
      if (Files.exists(data)) {
        return data;
      }
    }
    assumeTrue(false, "shared/data/" + name + " is not there");
    throw new AssertionError();
  }

  private CommandProcess qubridge(String... arguments) {
    return CommandProcess.qubridge(work, arguments);
  }

  @Test
  void showsTheReferenceDevice() {
    Outcome outcome = qubridge("device", "show", "line5").run();
    assertEquals(0, outcome.status(), outcome::toString);
    assertTrue(
        outcome.out().startsWith("line5: 5 qubits, calibrated 2024-05-27 18:27 UTC\n"),
        outcome::toString);
    assertTrue(outcome.out().contains("ibmq_manila 1.2.6"), outcome::toString);
    assertTrue(outcome.out().contains("\n  0--1--2--3--4\n"), outcome::toString);
    assertTrue(outcome.out().contains("\n  T1               144.7 us"), outcome::toString);
    assertTrue(outcome.out().contains("\n  cx error          0.01009"), outcome::toString);
  }

  @Test
  void listsWhatIsNotUsedAndDrawsIt() throws Exception {
    Path torino = shared("ibm-snapshots/torino");
    Outcome outcome = qubridge("device", "show", torino.toString(), "-o", "torino.svg").run();
    assertEquals(0, outcome.status(), outcome::toString);
    assertEquals("wrote torino.svg\n", outcome.err());
    assertTrue(outcome.out().contains("cz: error 1 means not calibrated ("), outcome::toString);
    assertTrue(outcome.out().contains("T2: "), outcome::toString);
    assertTrue(outcome.out().contains("pairs     139 usable, in both directions"));
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(work.resolve("torino.svg").toFile());
    assertEquals(133, svg.getElementsByTagName("circle").getLength());
    assertEquals(150, svg.getElementsByTagName("line").getLength());
  }

  @Test
  void tellsScriptsTheSame() {
    Path garnet = shared("braket/garnet-device-capabilities.json");
    JsonNode json = qubridge("device", "show", garnet.toString(), "--json").run().json();
    assertEquals("garnet", json.get("name").asText());
    assertEquals("[\"cz\",\"prx\"]", json.get("basisGates").toString());
    assertEquals(60, json.get("couplingMap").size());
    assertEquals(20, json.get("qubits").size());
    assertEquals(1, json.at("/qubits/0/qubit").asInt());
    assertTrue(json.at("/qubits/11/t2").isNull(), json::toString);
    assertEquals("cz", json.at("/gates/0/gate").asText());
    assertEquals("[1,2]", json.at("/gates/0/qubits").toString());
    assertEquals("T1", json.at("/figures/0/figure").asText());
    assertTrue(json.get("defects").toString().contains("\"T2\""), json::toString);
  }

  @Test
  void refusesWhatIsNoDeviceInOneLine() throws Exception {
    Files.writeString(work.resolve("notes.json"), "{\"a\": 1}");
    qubridge("device", "show", "notes.json")
        .run()
        .requireFailure(ExitCode.BACKEND, "describes no device", "conf.json");
    qubridge("device", "show", "line5", "-o", "missing/line5.svg")
        .run()
        .requireFailure(ExitCode.FILES, "missing");
    qubridge("device", "show", "line5", "-o", "line5.png")
        .run()
        .requireFailure(ExitCode.USAGE, "'line5.png' does not end in .svg");
    assertTrue(Files.notExists(work.resolve("line5.png")));
    qubridge("device").run().requireFailure(ExitCode.USAGE, "device show line5");
  }
}
