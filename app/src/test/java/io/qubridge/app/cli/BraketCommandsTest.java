package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.cli.CommandProcess.Outcome;
import io.qubridge.braket.stub.BraketStub;
import io.qubridge.braket.stub.StubDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as processes against a stub that executes what Amazon Braket is sent. */
class BraketCommandsTest {
  private static final String SECRET = "wJalrXUtnFEMISECRETbPxRfiCYEXAMPLEKEY";
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

  private BraketStub stub;
  private String program;

  @BeforeEach
  void start() throws IOException {
    stub = new BraketStub(StubDevice.garnet());
    program = Files.writeString(work.resolve("bell.qasm"), PROGRAM).toString();
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  /** A command that finds the service by AWS's own variables. */
  private CommandProcess command(String... arguments) {
    return CommandProcess.qubridge(work, arguments)
        .environment("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
        .environment("AWS_SECRET_ACCESS_KEY", SECRET)
        .environment("AWS_ENDPOINT_URL_BRAKET", stub.address())
        .environment("AWS_ENDPOINT_URL_S3", stub.address())
        .environment("AWS_CONFIG_FILE", work.resolve("no-config").toString())
        .environment("AWS_SHARED_CREDENTIALS_FILE", work.resolve("no-credentials").toString())
        .environment("AWS_EC2_METADATA_DISABLED", "true")
        .environment("AWS_MAX_ATTEMPTS", "1")
        .environment("QUBRIDGE_BRAKET_BUCKET", "stub-bucket")
        .environment("QUBRIDGE_BRAKET_DEVICE", "garnet")
        .environment("QUBRIDGE_BRAKET_POLL_INTERVAL", "0.01");
  }

  private Outcome run(String... arguments) {
    Outcome outcome = command(arguments).run();
    assertEquals(0, outcome.status(), outcome::toString);
    return outcome;
  }

  private static String[] paid(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--backend", "braket", "--shots", "1024", "--max-cost", "100000"));
    return all.toArray(String[]::new);
  }

  private void requireNoSecret(Outcome... outcomes) throws IOException {
    for (Outcome one : outcomes) {
      assertFalse((one.out() + one.err()).contains(SECRET), one::toString);
    }
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(SECRET), file::toString);
      }
    }
  }

  @Test
  void runsAProgramAndKeepsSecretsOutOfAllThatItWrites() throws IOException {
    Outcome outcome = run(paid("run", program, "--json", "--debug"));
    assertEquals(1, stub.tasks());
    assertEquals(1024, outcome.json().at("/counts/c/011").asInt(), outcome::toString);
    Outcome shown = run(paid("run", program));
    assertTrue(shown.err().contains("price of Garnet: $0.30 a task"), shown::toString);
    assertTrue(shown.err().contains("AWS spending limit on Garnet: $3"), shown::toString);
    Outcome lost = command(paid("run", program, "-S", "device=emerald", "--debug")).run();
    assertEquals(ExitCode.BACKEND.number(), lost.status(), lost::toString);
    requireNoSecret(outcome, shown, lost, run("jobs", "list", "--json"));
  }

  @Test
  void aDryRunPricesAndCreatesNothing() {
    Outcome outcome = run("run", program, "--backend", "braket", "--shots", "1000", "--dry-run");
    assertTrue(outcome.out().contains("1.75"), outcome::toString);
    assertTrue(outcome.err().contains("price of Garnet: $0.30 a task"), outcome::toString);
    assertTrue(outcome.err().contains("AWS spending limit on Garnet: $3"), outcome::toString);
    assertEquals(0, stub.tasks());
  }

  @Test
  void refusesInOneLineBeforeAnythingIsPaid() throws IOException {
    String prices = Files.writeString(work.resolve("prices.json"), "{\"devices\": 3}").toString();
    String[] all = paid("run", program);
    String[] none = Arrays.copyOf(all, all.length - 2);
    command(none).run().requireFailure(ExitCode.USAGE, "--max-cost");
    refused(ExitCode.BACKEND, "device=nairobi", "expected arn:aws:braket");
    refused(ExitCode.BACKEND, "prices=" + prices, "no list 'devices'");
    Outcome login = refused(ExitCode.BACKEND, "endpoint=https://me:" + SECRET + "@x", "://***@x");
    Outcome dear = command(append(none, "--max-cost", "1.77", "--quiet")).run();
    dear.requireFailure(ExitCode.CAPACITY, "1.77");
    Outcome nobody =
        command(all)
            .withoutEnvironment("AWS_ACCESS_KEY_ID")
            .withoutEnvironment("AWS_SECRET_ACCESS_KEY")
            .run();
    nobody.requireFailure(ExitCode.BACKEND, "-S profile=");
    assertEquals(0, stub.tasks());
    requireNoSecret(login, dear, nobody);
  }

  private Outcome refused(ExitCode code, String setting, String... words) {
    Outcome outcome = command(append(paid("run", program), "-S", setting)).run();
    outcome.requireFailure(code, words);
    return outcome;
  }

  private static String[] append(String[] arguments, String... more) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void trainsAndEvaluatesWithFewTasks() throws IOException {
    Outcome trained =
        run(
            paid(
                Words.of(
                    "train --images 24" + Words.SMALL + "--layers 1 --epochs 1 --run hybrid")));
    int tasks = stub.tasks();
    assertTrue(tasks >= 2 && tasks <= 60, tasks + " tasks");
    Outcome evaluated = run(paid("evaluate", "hybrid", "--json"));
    assertTrue(stub.tasks() > tasks);
    requireNoSecret(trained, evaluated);
  }
}
