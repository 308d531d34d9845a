package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.app.cli.CommandProcess.Outcome;
import io.qubridge.ibm.stub.ServiceStub;
import io.qubridge.ibm.stub.StubDevice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as processes against a stub that executes what IBM's service is sent. */
class IbmCommandsTest {
  private static final String PROGRAM =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      qubit[3] q;
      bit[3] c;
      x q[0];
      cx q[0], q[1];
      c = measure q;
      """;

  @TempDir Path work;

  private ServiceStub stub;

  @BeforeEach
  void start() {
    stub = new ServiceStub(StubDevice.noisy());
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private CommandProcess command(String... arguments) {
    return CommandProcess.qubridge(work, arguments)
        .environment("QUBRIDGE_IBM_TOKEN", ServiceStub.KEY)
        .environment("QUBRIDGE_IBM_INSTANCE", ServiceStub.CRN)
        .environment("QUBRIDGE_IBM_URL", stub.url())
        .environment("QUBRIDGE_IBM_IAM_URL", stub.iamUrl())
        .environment("QUBRIDGE_IBM_DEVICE", ServiceStub.DEVICE)
        .environment("QUBRIDGE_IBM_POLL_INTERVAL", "0.05")
        .environment("QUBRIDGE_IBM_SUBMISSIONS_PER_MINUTE", "6000");
  }

  private Outcome run(String... arguments) {
    Outcome outcome = command(arguments).run();
    assertEquals(0, outcome.status(), outcome::toString);
    return outcome;
  }

  private static String[] paid(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--backend", "ibm", "--shots", "1024", "--max-qpu-seconds", "100000"));
    return all.toArray(String[]::new);
  }

  @Test
  void listsTheDevicesOfTheService() {
    Outcome people = run("backends", "ibm");
    assertTrue(people.out().startsWith("ibm: available\n"), people::toString);
    assertTrue(people.out().contains("line5"), people::toString);
    assertTrue(people.out().contains("1.01e-02"), people::toString);
    JsonNode offer = run("backends", "ibm", "--json").json().at("/backends/0/offer");
    assertEquals("line5", offer.at("/devices/0/name").asText());
    assertEquals(4, offer.at("/devices/0/queue").asInt());
    assertEquals("paused", offer.at("/devices/1/status").asText());
  }

  @Test
  void runsAProgramAndKeepsSecretsOutOfAllThatItWrites() throws IOException {
    Path program = Files.writeString(work.resolve("bell.qasm"), PROGRAM);
    Outcome outcome = run(paid("run", program.toString(), "--json", "--debug"));
    assertEquals(1, stub.service().jobs());
    assertTrue(outcome.json().at("/counts/c/011").asInt() > 800, outcome::toString);
    Outcome failed = command(paid("run", program.toString(), "-S", "device=nope", "--debug")).run();
    assertFalse(failed.status() == 0);
    Outcome listed = run("jobs", "list", "--json");
    for (Outcome one : List.of(outcome, failed, listed)) {
      assertFalse((one.out() + one.err()).contains("SECRET"), one::toString);
    }
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("SECRET"), file::toString);
      }
    }
  }

  @Test
  void trainsAndEvaluatesWithFewJobs() {
    run(paid(Words.of("train --images 24" + Words.SMALL + "--layers 1 --epochs 1 --run hybrid")));
    int trained = stub.service().jobs();
    assertTrue(trained >= 2 && trained <= 30, trained + " jobs");
    run(paid("evaluate", "hybrid", "--json"));
    assertTrue(stub.service().jobs() > trained);
  }

  @Test
  void comparesOnTheServiceWithOneJob() {
    JsonNode compared =
        run(paid(Words.of("compare --images 36" + Words.SMALL + "--layers 1 --epochs 1 --json")))
            .json();
    assertEquals(1, stub.service().jobs());
    assertTrue(compared.toString().contains("1024 shots on ibm"), compared::toString);
  }

  /** A model whose circuit is deep enough for noise to show, and one image. */
  private void trainLocally() throws IOException {
    run(
        Words.of(
            "train --images 36" + Words.SMALL + "--layers 2 --qubits 3 --epochs 2 --run hybrid"));
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int k = 0; k < 1600; k++) {
      image.setRGB(k % 40, k / 40, 0x703080 + k);
    }
    ImageIO.write(image, "png", work.resolve("cell.png").toFile());
  }

  private JsonNode predict(String... more) {
    List<String> all = new ArrayList<>(List.of("predict", "hybrid", "cell.png", "--json"));
    all.addAll(List.of(more));
    return command(all.toArray(String[]::new)).run().json().get(0);
  }

  @Test
  void aModelAnswersAsUnderTheSimulatorsNoise() throws IOException {
    trainLocally();
    JsonNode noisy = predict("-S", "noise=line5");
    JsonNode live = predict("-S", "noise=ibm:line5");
    double expected = noisy.get("probability").asDouble();
    assertEquals(expected, live.get("probability").asDouble(), 1e-6);
    for (String primitive : List.of("sampler", "estimator")) {
      JsonNode remote =
          predict(
              "--backend",
              "ibm",
              "--shots",
              "4096",
              "--max-qpu-seconds",
              "100000",
              "-S",
              "primitive=" + primitive);
      double error = remote.get("standardError").asDouble();
      assertTrue(error > 0 && error < 0.05, remote::toString);
      assertEquals(noisy.get("class"), remote.get("class"));
      assertEquals(expected, remote.get("probability").asDouble(), 4 * error);
    }
    JsonNode there = run(paid("evaluate", "hybrid", "--part", "all", "--json")).json();
    JsonNode here =
        run("evaluate", "hybrid", "--part", "all", "-S", "noise=line5", "--json").json();
    assertEquals(here.get("images"), there.get("images"));
    double low = there.at("/accuracyInterval/0").asDouble();
    double high = there.at("/accuracyInterval/1").asDouble();
    double accuracy = here.get("accuracy").asDouble();
    assertTrue(low <= accuracy && accuracy <= high, accuracy + " not in " + low + " to " + high);
    assertEquals(here.get("loss").asDouble(), there.get("loss").asDouble(), 0.05);
  }

  @Test
  void aDeviceIsReadAsItIsNow() throws IOException {
    Outcome shown = run("device", "show", "ibm:line5");
    assertTrue(shown.out().contains("read live at 20"), shown::toString);
    Path program = Files.writeString(work.resolve("bell.qasm"), PROGRAM);
    Outcome transpiled = run("transpile", program.toString(), "--device", "ibm:line5");
    assertTrue(transpiled.out().contains("cx $"), transpiled::toString);
    command("device", "show", "ibm:nope").run().requireFailure(ExitCode.BACKEND, "nope");
    command("device", "show", "ibm:line5")
        .environment("QUBRIDGE_IBM_TOKEN", "")
        .run()
        .requireFailure(ExitCode.BACKEND, "token");
    command("device", "show", "local:line5").run().requireFailure(ExitCode.BACKEND, "local");
    assertEquals(0, stub.service().jobs());
  }
}
