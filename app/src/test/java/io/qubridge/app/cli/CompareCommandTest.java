package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare} on images so small that each run takes seconds. */
class CompareCommandTest {
  private static final String TINY = "compare --images 36" + Words.SMALL + "--layers 2 --epochs 2";

  @TempDir static Path shared;
  @TempDir Path work;

  private static JsonNode everything;

  @BeforeAll
  static void compareInEveryWay() {
    everything =
        CommandProcess.qubridge(
                shared,
                Words.of(
                    TINY
                        + " --noise line5 --noise-scale 0,1,4 --shots 100,1000 --twins --repeats 2"
                        + " --run all --json"))
            .run()
            .json();
  }

  private static String[] tiny(String... more) {
    return Words.of(TINY, more);
  }

  private CommandProcess.Outcome run(String... arguments) {
    return CommandProcess.qubridge(work, arguments).run();
  }

  private static JsonNode row(JsonNode json, String name) {
    for (JsonNode row : json.get("results")) {
      if (row.get("name").asText().equals(name)) {
        return row;
      }
    }
    throw new AssertionError("no row '" + name + "' in " + json.get("results"));
  }

  private static List<String> names(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.get("results").forEach(row -> names.add(row.get("name").asText()));
    return names;
  }

  @Test
  void scoresBaselinesBothModelsAndShotsAndKeepsEverything() throws IOException {
    JsonNode json = run(tiny("--shots", "200", "--run", "out", "--json")).json();
    assertTrue(names(json).get(0).startsWith("majority class"), json::toString);
    assertEquals(
        List.of("size only", "classical", "hybrid, exact", "hybrid, 200 shots"),
        names(json).subList(1, names(json).size()));
    assertTrue(json.at("/data/synthetic").asBoolean());
    assertTrue(!json.has("noise") && !json.has("seeds"), json::toString);
    Path out = work.resolve("out");
    for (String file :
        List.of(
            "report.html",
            "metrics.json",
            "run.log",
            "classical/model.json",
            "hybrid/model.json")) {
      assertTrue(Files.size(out.resolve(file)) > 0, file);
    }
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(report.contains("synthetic images") && report.contains("hybrid, 200 shots"));
    assertTrue(!report.matches("(?s).*(src|href)=\"https?:.*"), "the report needs the network");
    JsonNode metrics = new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
    assertEquals(json.get("results"), metrics.get("results"));
  }

  @Test
  void theSavedModelGivesTheSameShots() {
    JsonNode saved =
        CommandProcess.qubridge(
                shared, "evaluate", "all/hybrid", "--shots", "100", "--seed", "1", "--json")
            .run()
            .json();
    JsonNode compared = row(everything, "hybrid, 100 shots");
    assertEquals(compared.get("confusion"), saved.get("confusion"));
    assertEquals(compared.get("loss").asDouble(), saved.get("loss").asDouble(), 1e-6);
  }

  @Test
  void everyRowIsTestedAgainstTheHybridAndTheClassicalModel() {
    for (JsonNode row : everything.get("results")) {
      String name = row.get("name").asText();
      assertEquals(!name.equals("hybrid, exact"), row.has("againstHybrid"), name);
      assertEquals(!name.equals("classical"), row.has("againstClassical"), name);
      assertEquals(row.get("images").asInt(), sum(row.get("confusion")), name);
    }
  }

  private static int sum(JsonNode matrix) {
    int sum = 0;
    for (JsonNode counts : matrix) {
      for (JsonNode count : counts) {
        sum += count.asInt();
      }
    }
    return sum;
  }

  @Test
  void noiseScaledToNothingChangesNothing() {
    JsonNode exact = row(everything, "hybrid, exact");
    JsonNode unscaled = row(everything, "hybrid, noise x0");
    assertEquals(exact.get("loss"), unscaled.get("loss"));
    assertEquals(0, unscaled.at("/outputError/mean").asDouble());
  }

  @Test
  void moreNoiseMovesTheOutputsFurther() {
    double calibrated = row(everything, "hybrid, noise").at("/outputError/mean").asDouble();
    double strong = row(everything, "hybrid, noise x4").at("/outputError/mean").asDouble();
    assertTrue(0.01 < calibrated && calibrated < strong, everything::toString);
  }

  @Test
  void moreShotsBringTheOutputsCloser() {
    double few = row(everything, "hybrid, 100 shots").at("/outputError/mean").asDouble();
    double many = row(everything, "hybrid, 1000 shots").at("/outputError/mean").asDouble();
    assertTrue(many < few, everything::toString);
  }

  @Test
  void theNoisesMapShrinksOutputsAndInvertingItBringsThemBack() {
    for (JsonNode output : everything.at("/noise/outputs")) {
      assertTrue(0.5 < output.get("scale").asDouble() && output.get("scale").asDouble() < 1);
      assertTrue(output.get("rSquared").asDouble() > 0.9);
    }
    double noisy = row(everything, "hybrid, noise").at("/outputError/mean").asDouble();
    double inverted =
        row(everything, "hybrid, noise, map inverted").at("/outputError/mean").asDouble();
    assertTrue(inverted < noisy / 2, everything::toString);
  }

  @Test
  void mitigationTakesTheReadoutErrorsOutOfTheOutputs() {
    double noisy = row(everything, "hybrid, noise, 1000 shots").at("/outputError/mean").asDouble();
    JsonNode mitigated = row(everything, "hybrid, mitigated, 1000 shots");
    assertTrue(mitigated.at("/outputError/mean").asDouble() < noisy, everything::toString);
    row(everything, "hybrid, mitigated, 100 shots");
  }

  @Test
  void refusesNoiseWhoseReadoutCannotBeMitigatedBeforeAnythingIsTrained() {
    run(tiny("--noise", "readout=0.5", "--run", "blind"))
        .requireFailure(ExitCode.BACKEND, "readout", "singular");
    assertTrue(!Files.exists(work.resolve("blind")));
  }

  @Test
  void theProbeShowsThePredictedNoise() {
    assertEquals(2, everything.at("/noise/probes").size());
    for (JsonNode value : everything.at("/noise/probes").findValue("values")) {
      assertEquals(
          value.get("predicted").asDouble(),
          value.get("measured").asDouble(),
          1e-9,
          value::toString);
      assertNotEquals(value.get("ideal").asDouble(), value.get("measured").asDouble(), 1e-3);
    }
  }

  @Test
  void twinsAreTrainedAndMatchedInParameters() {
    List<String> models = new ArrayList<>();
    long hybrid = 0;
    long dense = 0;
    for (JsonNode model : everything.get("models")) {
      models.add(model.get("name").asText());
      hybrid = models.contains("hybrid") ? model.get("parameters").asLong() : hybrid;
      dense = model.get("name").asText().equals("dense") ? model.get("parameters").asLong() : dense;
    }
    assertEquals(List.of("classical", "dense", "unentangled", "frozen", "hybrid"), models);
    assertTrue(Math.abs(hybrid - dense) <= 3, hybrid + " and " + dense);
    row(everything, "circuit without entanglers");
    row(everything, "circuit frozen at random");
  }

  @Test
  void aRepeatIsTheComparisonFromThatSeed() {
    JsonNode second = run(tiny("--seed", "2", "--run", "two", "--json")).json();
    for (JsonNode row : everything.at("/seeds/rows")) {
      if (row.get("name").asText().equals("hybrid, exact")) {
        assertEquals(row(second, "hybrid, exact").get("accuracy"), row.get("accuracies").get(1));
        assertEquals(
            row(everything, "hybrid, exact").get("accuracy"), row.get("accuracies").get(0));
      }
    }
    assertEquals("[1,2]", everything.at("/seeds/seeds").toString());
  }

  @Test
  void aFinishedComparisonResumesToTheSameFigures() {
    JsonNode again =
        CommandProcess.qubridge(shared, "compare", "--resume", "all", "--json").run().json();
    for (String name : names(everything)) {
      assertEquals(row(everything, name).get("confusion"), row(again, name).get("confusion"), name);
      assertEquals(row(everything, name).get("loss"), row(again, name).get("loss"), name);
    }
    assertEquals(everything.get("seeds"), again.get("seeds"));
  }

  @Test
  void tablesFitIntoAHundredColumns() throws IOException {
    for (String line : Files.readAllLines(shared.resolve("all/run.log"))) {
      String text = line.replaceFirst("^\\S+ ", "");
      if (text.contains("  ")) {
        assertTrue(text.length() <= 100, text);
      }
    }
  }

  @Test
  void noiseThatDoesNothingIsRefusedBeforeAnythingIsTrained() {
    run(tiny("--noise", "depolarizing=0", "--run", "a"))
        .requireFailure(ExitCode.BACKEND, "depolarizing=0", "none");
    run(tiny("--noise", "two-qubit-depolarizing=0.1", "--qubits", "1", "--run", "a"))
        .requireFailure(ExitCode.BACKEND, "none");
    assertTrue(!Files.exists(work.resolve("a")));
  }

  @Test
  void wrongListsAreNamed() {
    run(tiny("--repeats", "0")).requireFailure(ExitCode.USAGE, "--repeats is 0");
    run(tiny("--shots", "100,0")).requireFailure(ExitCode.USAGE, "--shots has 0");
    run(tiny("--shots", "100,x")).requireFailure(ExitCode.USAGE, "--shots", "x");
    run(tiny("--shots", "100,100")).requireFailure(ExitCode.USAGE, "twice");
    run(tiny("--noise-scale", "1,2")).requireFailure(ExitCode.USAGE, "--noise");
    run(tiny("--noise", "line5", "--noise-scale", "1,-2"))
        .requireFailure(ExitCode.USAGE, "--noise-scale", "-2");
    run(tiny("--noise", "nosuch")).requireFailure(ExitCode.BACKEND, "nosuch");
    run(tiny("--noise", "line5", "-S", "noise=line5")).requireFailure(ExitCode.USAGE, "-S noise");
    run(tiny("--shots", "2000000000")).requireFailure(ExitCode.CAPACITY, "2000000000");
    run(tiny("--twins", "--place", "pooling", "--qubits", "4"))
        .requireFailure(ExitCode.USAGE, "dense layers");
    run(tiny("--noise", "line5", "--qubits", "6")).requireFailure(ExitCode.BACKEND, "line5");
  }
}
