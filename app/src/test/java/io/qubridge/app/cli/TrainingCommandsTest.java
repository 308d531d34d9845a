package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that train and use models, on images so small that each takes seconds. */
class TrainingCommandsTest {
  private static final String TINY = " --images 36" + Words.SMALL + "--layers 2";

  @TempDir static Path shared;
  @TempDir Path work;

  private static Path hybrid;

  @BeforeAll
  static void trainOneModel() {
    CommandProcess.Outcome outcome =
        CommandProcess.qubridge(shared, tiny("train", "--epochs", "2", "--run", "hybrid")).run();
    assertEquals(0, outcome.status(), outcome::toString);
    hybrid = shared.resolve("hybrid");
  }

  private static String[] tiny(String command, String... more) {
    return Words.of(command + TINY, more);
  }

  private CommandProcess.Outcome run(String... arguments) {
    return CommandProcess.qubridge(work, arguments).run();
  }

  private static Path image(Path file, int size, int rgb) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int k = 0; k < size * size; k++) {
      image.setRGB(k % size, k / size, rgb + k);
    }
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void aRunThatWasKilledEndsWithTheSameWeights() throws Exception {
    String[] arguments = tiny("train", "--epochs", "6", "--patience", "6", "--run", "whole");
    assertEquals(0, run(arguments).status());
    arguments[arguments.length - 1] = "killed";
    Process process = CommandProcess.qubridge(work, arguments).start();
    Path checkpoint = work.resolve("killed/checkpoint.zip");
    while (process.isAlive() && !Files.exists(checkpoint)) {
      Thread.sleep(1);
    }
    process.destroyForcibly().waitFor();
    assertTrue(
        !Files.exists(work.resolve("killed/model.json")), "killed too late to show a resume");
    CommandProcess.Outcome resumed = run("train", "--resume", "killed");
    assertEquals(0, resumed.status(), resumed::toString);
    assertTrue(resumed.err().contains("goes on after epoch"), resumed::toString);
    assertArrayEquals(weights(work.resolve("whole")), weights(work.resolve("killed")));
  }

  private static byte[] weights(Path model) throws IOException {
    try (ZipFile zip = new ZipFile(model.resolve("network.zip").toFile())) {
      return zip.getInputStream(zip.getEntry("coefficients.bin")).readAllBytes();
    }
  }

  @Test
  void aRunIsContinuedAsItWasBegunOrNotAtAll() {
    run("train", "--resume", "nowhere").requireFailure(ExitCode.FILES, "nowhere");
    run("compare", "--resume", hybrid.toString()).requireFailure(ExitCode.MODEL, "train --resume");
    run("train", "--resume", hybrid.toString(), "--epochs", "9")
        .requireFailure(ExitCode.USAGE, "--epochs", "--resume");
  }

  @Test
  void twoRunsDoNotShareAFolder() {
    run(tiny("train", "--epochs", "1", "--run", hybrid.toString()))
        .requireFailure(ExitCode.FILES, "hybrid", "--resume");
  }

  @Test
  void aRunFolderThatCannotBeMadeIsRefused() throws IOException {
    Files.writeString(work.resolve("file"), "in the way");
    run(tiny("train", "--epochs", "1", "--run", "file/run")).requireFailure(ExitCode.FILES, "file");
  }

  @Test
  void evaluateUsesTheModelsOwnTestPart() {
    CommandProcess.Outcome outcome = run("evaluate", hybrid.toString());
    assertEquals(0, outcome.status(), outcome::toString);
    assertTrue(outcome.err().contains("test images"), outcome::toString);
    JsonNode all = run("evaluate", hybrid.toString(), "--part", "all", "--json").json();
    assertEquals(36, all.get("images").asInt());
    assertEquals("hybrid, exact on local", all.get("name").asText());
  }

  @Test
  void shotsAreRepeatedByTheirSeed() {
    String[] arguments = {
      "evaluate", hybrid.toString(), "--shots", "50", "--seed", "3", "--json", "--part", "all"
    };
    assertEquals(run(arguments).json(), run(arguments).json());
  }

  @Test
  void predictGivesClassProbabilityAndErrorOfShots() throws IOException {
    Path cell = image(work.resolve("cell.png"), 40, 0x703080);
    JsonNode exact = run("predict", hybrid.toString(), cell.toString(), "--json").json().get(0);
    assertTrue(List.of("normal", "blast").contains(exact.get("class").asText()));
    assertTrue(exact.get("probability").asDouble() >= 0.5);
    assertEquals(0, exact.get("standardError").asDouble());
    JsonNode shots =
        run("predict", hybrid.toString(), cell.toString(), "--shots", "100", "--json")
            .json()
            .get(0);
    assertTrue(shots.get("standardError").asDouble() > 0);
  }

  @Test
  void noisyTrainingIsOneSetting() {
    CommandProcess.Outcome outcome =
        run(tiny("train", "--epochs", "1", "-S", "noise=line5", "--qubits", "2", "--run", "noisy"));
    assertEquals(0, outcome.status(), outcome::toString);
    JsonNode noisy =
        run("evaluate", "noisy", "-S", "noise=line5", "--part", "all", "--json").json();
    JsonNode exact = run("evaluate", "noisy", "--part", "all", "--json").json();
    assertTrue(noisy.get("loss").asDouble() != exact.get("loss").asDouble());
  }

  @Test
  void aModelHoldsTheProgramOfItsCircuit() throws IOException {
    Path program = work.resolve("own.qasm");
    Files.writeString(
        program,
        "OPENQASM 3; include \"stdgates.inc\"; input float x0; input float x1; input float w;"
            + " qubit[2] q; ry(x0) q[0]; ry(x1 + w) q[1]; cx q[0], q[1];");
    CommandProcess.Outcome trained =
        run(
            tiny(
                "train",
                "--epochs",
                "1",
                "--ansatz",
                "file:" + program,
                "--observables",
                "parity,Z0",
                "--run",
                "own"));
    assertEquals(0, trained.status(), trained::toString);
    Files.delete(program);
    CommandProcess.Outcome evaluated = run("evaluate", "own");
    assertEquals(0, evaluated.status(), evaluated::toString);
    JsonNode circuit =
        new ObjectMapper().readTree(work.resolve("own/model.json").toFile()).findValue("circuit");
    assertEquals("file:own.qasm", circuit.get("ansatz").asText());
    assertEquals("[\"parity\",\"Z0\"]", circuit.get("observables").toString());
  }

  @Test
  void imagesThatCannotBeUsedAreNamed() throws IOException {
    run("compare", "--data", "nowhere").requireFailure(ExitCode.DATA, "nowhere");
    image(work.resolve("one/only/a.png"), 20, 0);
    run("train", "--data", "one").requireFailure(ExitCode.DATA, "one");
    Path text = Files.writeString(work.resolve("text.png"), "not an image");
    run("predict", hybrid.toString(), text.toString()).requireFailure(ExitCode.DATA, "text.png");
    Path dot = image(work.resolve("dot.png"), 1, 0);
    run("predict", hybrid.toString(), dot.toString()).requireFailure(ExitCode.DATA, "dot.png");
  }

  @Test
  void modelsThatCannotBeUsedAreNamed() throws IOException {
    Files.createDirectories(work.resolve("empty"));
    run("evaluate", "empty").requireFailure(ExitCode.MODEL, "empty");
    for (String name : List.of("data/cat", "data/dog")) {
      for (int k = 0; k < 8; k++) {
        image(work.resolve(name + "/" + k + ".png"), 20, k << 16);
      }
    }
    run("evaluate", hybrid.toString(), "--data", "data")
        .requireFailure(ExitCode.MODEL, "cat", "normal");
  }

  @Test
  void wrongOptionsAreNamedBeforeAnythingIsTrained() {
    run("train", "--shots", "0").requireFailure(ExitCode.USAGE, "--shots");
    run("train", "--backend", "nosuch", "--run", "a").requireFailure(ExitCode.BACKEND, "local");
    run(tiny("train", "--qubits", "60", "--run", "b")).requireFailure(ExitCode.BACKEND, "60");
    run("train", "--ansatz", "nosuch", "--run", "c")
        .requireFailure(ExitCode.USAGE, "basic-entangler");
    run("train", "--network", "nosuch", "--run", "d").requireFailure(ExitCode.USAGE, "study");
    run("train", "-S", "noise=bit-flop=0.1", "--run", "e")
        .requireFailure(ExitCode.BACKEND, "bit-flip");
  }
}
