package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.spi.BackendProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a backend that costs money: what they submit, and what is left when they die. */
class PaidCommandsTest {
  private static final String TOKEN = "hush-7f3a";

  /** Two epochs of a step and a validation. */
  private static final int JOBS = 4;

  private static final String BELL =
      "OPENQASM 3.0; include \"stdgates.inc\"; qubit[2] q; bit[2] c; h q[0]; cx q[0], q[1];"
          + " c = measure q;";
  private static final String TRAIN =
      "train --images 24"
          + Words.SMALL
          + "--qubits 2 --layers 1 --epochs 2 --shots 20 --backend "
          + MeteredProvider.ID;

  @TempDir static Path shared;
  private static Path classes;
  private static Path whole;

  @TempDir Path work;
  private MeteredService service;

  @BeforeAll
  static void trainWithoutInterruption() throws IOException {
    classes = shared.resolve("classes");
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(BackendProvider.class.getName()), MeteredProvider.class.getName());
    CommandProcess.Outcome outcome =
        process(shared, Words.of(TRAIN, "--run", "whole", "--max-cost", "100")).run();
    assertEquals(0, outcome.status(), outcome::toString);
    whole = shared.resolve("whole");
  }

  @BeforeEach
  void newService() throws IOException {
    service = new MeteredService(work.resolve("service"));
    Files.writeString(work.resolve("bell.qasm"), BELL);
  }

  private static CommandProcess process(Path work, String... arguments) {
    return CommandProcess.qubridgeWith(classes, work, arguments)
        .environment("QUBRIDGE_METERED_SERVICE", work.resolve("service").toString())
        .environment("QUBRIDGE_METERED_TOKEN", TOKEN);
  }

  private CommandProcess.Outcome run(String... arguments) {
    return process(work, arguments).run();
  }

  private static String[] with(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String[] bell(String... more) {
    return with(
        List.of("run", "bell.qasm", "--backend", MeteredProvider.ID, "--shots", "50"), more);
  }

  @Test
  void aPaidBackendDoesNotStartWithoutACap() {
    run(Words.of(TRAIN, "--run", "out"))
        .requireFailure(ExitCode.USAGE, "--max-cost", "--max-qpu-seconds", "--dry-run");
    run(bell()).requireFailure(ExitCode.USAGE, "--max-cost");
    assertFalse(Files.exists(work.resolve("out")));
    assertFalse(Files.exists(work.resolve("data")), "a journal was made for nothing");
    assertEquals(List.of(), service.submissions());
  }

  @Test
  void anUnknownPriceIsRefusedUnderACapOnMoney() {
    run(bell("--max-cost", "9", "-S", "price=unknown"))
        .requireFailure(ExitCode.CAPACITY, "--max-qpu-seconds");
    assertEquals(List.of(), service.submissions());
    assertEquals(0, run(bell("--max-qpu-seconds", "9", "-S", "price=unknown")).status());
  }

  @Test
  void aDryRunCountsWhatIsSubmittedLater() {
    JsonNode bills = run(Words.of(TRAIN, "--dry-run", "--json")).json();
    assertEquals(List.of(), service.submissions());
    assertFalse(Files.exists(work.resolve("runs")));
    assertEquals(JOBS, bills.at("/command/jobs").asInt());
    JsonNode jobs = json(shared, "jobs", "list", "--run", "whole", "--json");
    double billed = 0;
    long shots = 0;
    for (JsonNode job : jobs) {
      billed += job.at("/billed/usd").asDouble();
      shots += job.at("/billed/shots").asLong();
    }
    assertEquals(billed, bills.at("/command/usd").asDouble(), 1e-9);
    assertEquals(shots, bills.at("/command/shots").asLong());
    assertEquals(2 * bills.at("/epoch/jobs").asInt(), bills.at("/command/jobs").asInt());
    assertEquals(1, bills.at("/step/jobs").asInt());
    // Each of the batch's 8 samples: 1 value, 2 inputs and 2 weights shifted to both sides.
    assertEquals(8 * (1 + 2 * 4), bills.at("/step/rows").asInt());
  }

  private static JsonNode json(Path work, String... arguments) {
    return process(work, arguments).run().json();
  }

  @Test
  void evaluatePredictRunAndCompareHaveDryRunsToo() {
    JsonNode evaluate =
        run(
                "evaluate",
                whole.toString(),
                "--part",
                "all",
                "--backend",
                MeteredProvider.ID,
                "--shots",
                "20",
                "--dry-run",
                "--json")
            .json();
    assertEquals(24, evaluate.at("/command/rows").asInt());
    assertEquals(1, evaluate.at("/command/jobs").asInt());
    assertEquals(0.24, evaluate.at("/command/usd").asDouble(), 1e-9);
    CommandProcess.Outcome table = run(bell("--dry-run"));
    assertTrue(table.out().contains("the command"), table::toString);
    assertEquals(List.of(), service.submissions());
  }

  @Test
  void aTrainingThatIsKilledAgainAndAgainPaysOnceAndEndsAlike() throws IOException {
    String[] begin = Words.of(TRAIN, "--run", "out", "--max-cost", "100");
    String[] resume = {"train", "--resume", "out"};
    assertEquals(137, halted("accepted:2", begin).status());
    assertEquals(137, halted("answered:4", resume).status());
    CommandProcess.Outcome last = run(resume);
    assertEquals(0, last.status(), last::toString);
    assertArrayEquals(weights(whole), weights(work.resolve("out")));
    requireEachOnce(JOBS);
    assertEquals(
        JOBS, json(work, "jobs", "list", "--run", "out", "--state", "completed", "--json").size());
  }

  private CommandProcess.Outcome halted(String moment, String... arguments) {
    return process(work, arguments).environment(MeteredProvider.HALT, moment).run();
  }

  private void requireEachOnce(int jobs) {
    List<String> requests = service.requests();
    assertEquals(new HashSet<>(requests).size(), requests.size(), "a request was sent twice");
    assertEquals(jobs, requests.size());
  }

  private static byte[] weights(Path model) throws IOException {
    try (ZipFile zip = new ZipFile(model.resolve("network.zip").toFile())) {
      return zip.getInputStream(zip.getEntry("coefficients.bin")).readAllBytes();
    }
  }

  @Test
  void anEvaluationThatIsKilledIsContinuedFromItsFolder() throws Exception {
    String[] evaluate = {
      "evaluate",
      whole.toString(),
      "--part",
      "all",
      "--backend",
      MeteredProvider.ID,
      "--shots",
      "20",
      "--max-cost",
      "100",
      "--json"
    };
    JsonNode uninterrupted = json(shared, with(List.of(evaluate), "--run", "evaluated"));
    Process process =
        process(work, with(List.of(evaluate), "--run", "out", "-S", "rows=5"))
            .environment(MeteredProvider.QUEUE, "10")
            .start();
    while (process.isAlive() && service.submissions().size() < 3) {
      Thread.sleep(1);
    }
    process.destroyForcibly().waitFor();
    assertFalse(Files.exists(work.resolve("out/metrics.json")), "killed too late");
    JsonNode resumed = json(work, "evaluate", "--resume", "out", "--json");
    assertEquals(uninterrupted, resumed);
    requireEachOnce(5); // 24 rows, 5 a job
    assertTrue(Files.size(work.resolve("out/metrics.json")) > 0);
    run("evaluate", "--resume", "out", "--shots", "9").requireFailure(ExitCode.USAGE, "--shots");
  }

  @Test
  void aRunStopsAtItsCapAndGoesOnWithAHigherOne() throws IOException {
    run(Words.of(TRAIN, "--run", "out", "--max-cost", "1", "--quiet"))
        .requireFailure(ExitCode.CAPACITY, "--max-cost 1");
    assertEquals(2, service.submissions().size()); // a step for 72 cents, a validation for 8
    assertEquals(0, run("train", "--resume", "out", "--max-cost", "100").status());
    assertArrayEquals(weights(whole), weights(work.resolve("out")));
    requireEachOnce(JOBS);
  }

  @Test
  void processesShareAJournal() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      String[] arguments = bell("--seed", Integer.toString(seed), "--max-cost", "1");
      processes.add(process(work, with(List.of(arguments), "--journal", "here/jobs.db")).start());
    }
    for (Process process : processes) {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
    }
    assertEquals(3, json(work, "jobs", "list", "--journal", "here/jobs.db", "--json").size());
    assertEquals(0, json(work, "jobs", "list", "--json").size());
  }

  @Test
  void aJobLeftBehindIsFoundFetchedAndCancelled() throws Exception {
    assertEquals(137, halted("accepted:1", bell("--max-cost", "1")).status());
    assertEquals(137, halted("accepted:2", bell("--seed", "2", "--max-cost", "1")).status());
    JsonNode left = json(work, "jobs", "--state", "PREPARED", "--json");
    assertEquals(2, left.size());
    // Killed before the job's id came back: who asks again finds it at the service.
    assertEquals(0, run(bell("--max-cost", "1")).status());
    requireEachOnce(2);
    JsonNode fetched = json(work, "jobs", "fetch", "job1", "--json");
    int shots = 0;
    for (JsonNode count : fetched.at("/pubs/0/counts/0")) {
      shots += count.asInt();
    }
    assertEquals(50, shots);
    run("jobs", "fetch", "nosuch").requireFailure(ExitCode.USAGE, "nosuch", "jobs list");
    String doubtful = left.get(0).get("id").asText();
    CommandProcess.Outcome settled = run("jobs", "settle", doubtful, "--job", "job2", "--json");
    assertEquals("submitted", settled.json().get("state").asText());
    run("jobs", "settle", doubtful, "--job", "").requireFailure(ExitCode.USAGE, "no job id");
    assertEquals("job2", json(work, "jobs", "fetch", doubtful, "--json").get("job").asText());
  }

  @Test
  void whatIsExportedHoldsProgramsParametersAndCounts() {
    assertEquals(0, run(bell("--max-cost", "1", "--observable", "Z0 Z1")).status());
    CommandProcess.Outcome lines = run("jobs", "export");
    assertEquals(1, lines.out().lines().count(), lines::toString);
    JsonNode job = run("jobs", "export").json();
    assertTrue(job.at("/program/pubs/0/program").asText().contains("cx q[0], q[1]"));
    assertEquals(
        50,
        job.at("/result/pubs/0/counts/0/00").asInt()
            + job.at("/result/pubs/0/counts/0/11").asInt());
    assertEquals(1, job.at("/result/pubs/1/values/0/0").asDouble());
    CommandProcess.Outcome csv = run("jobs", "export", "--format", "csv");
    assertTrue(csv.out().startsWith("id,state,backend"), csv::toString);
    assertTrue(csv.out().contains(",50,0.02,0.02,0,0,"), csv::toString);
    assertTrue(csv.out().contains(",50,,,1,0,"), csv::toString);
    assertTrue(csv.out().contains("Z0 Z1=1.0+-0.0"), csv::toString);
    assertTrue(run("jobs", "show", "1").out().contains("OPENQASM 3.0"));
  }

  @Test
  void whereThereIsNoJournalNoneIsMade() {
    CommandProcess.Outcome list = run("jobs");
    assertEquals(0, list.status(), list::toString);
    assertTrue(list.err().contains("no jobs"), list::toString);
    run("jobs", "show", "1").requireFailure(ExitCode.USAGE, "no jobs");
    run("jobs", "list", "--journal", "jdbc:postgresql://x/y")
        .requireFailure(ExitCode.USAGE, "sqlite");
    assertFalse(Files.exists(work.resolve("data")));
  }

  @Test
  void ctrlCClosesTheSessionAndTellsHowToGoOn() throws Exception {
    Path messages = work.resolve("messages");
    Process process =
        process(work, bell("--max-cost", "1"))
            .environment(MeteredProvider.QUEUE, "1000000")
            .start(ProcessBuilder.Redirect.to(messages.toFile()));
    while (process.isAlive() && !Files.readString(messages).contains("queued")) {
      Thread.sleep(5);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    String told = Files.readString(messages);
    assertEquals(ExitCode.INTERRUPTED.number(), process.exitValue(), told);
    assertTrue(told.contains("job1") && told.contains("qubridge jobs fetch 1"), told);
    assertEquals(List.of("opened", "closed"), service.sessions(), told);
    CommandProcess.Outcome cancelled = run("jobs", "cancel", "1");
    assertEquals(0, cancelled.status(), cancelled::toString);
    assertTrue(service.cancelled("job1"));
  }

  @Test
  void secretsAreNowhere() throws IOException {
    CommandProcess.Outcome outcome = run(bell("--max-cost", "1"));
    CommandProcess.Outcome refused = run(bell("--max-cost", "1", "-S", "token=" + TOKEN));
    refused.requireFailure(ExitCode.USAGE, "QUBRIDGE_METERED_TOKEN");
    assertFalse((outcome.out() + outcome.err() + refused.err()).contains(TOKEN));
    run("jobs", "fetch", "1", "-S", "token=x").requireFailure(ExitCode.USAGE, "secret");
    List<Path> files;
    try (Stream<Path> found = Stream.concat(Files.walk(work), Files.walk(shared))) {
      files = found.filter(Files::isRegularFile).toList();
    }
    assertNotEquals(0, files.size());
    for (Path file : files) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(content.contains(TOKEN), file::toString);
    }
  }
}
