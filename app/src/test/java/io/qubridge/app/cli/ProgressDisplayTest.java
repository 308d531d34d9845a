package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.cli.CommandProcess.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ProgressDisplayTest {
  @TempDir Path work;
  private long now;

  /** Shows the progress of a little work with the options given. */
  public static final class Demonstration {
    private Demonstration() {}

    /** Works. */
    public static void main(String[] options) {
      OutputOptions output = new OutputOptions();
      new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("output", mixin(output)))
          .parseArgs(options);
      try (ProgressDisplay progress = output.progress("loading images")) {
        for (int i = 1; i <= 40; i++) {
          progress.message("fold " + i);
          progress.update(i, 40);
        }
      }
    }

    private static CommandLine.Model.CommandSpec mixin(OutputOptions output) {
      return CommandLine.Model.CommandSpec.forAnnotatedObject(output);
    }
  }

  @Test
  void drawsABarOverItselfOnATerminal() {
    Outcome outcome = demonstrate("-Dqubridge.terminal.err=true");
    String[] states = outcome.err().split("\r");
    String last = states[states.length - 1];
    assertTrue(last.matches("(?s)loading images 100% \\[=+\\] 40/40 .*/s fold 40 *\n"), last);
    assertEquals(1, outcome.err().split("\n").length, "no warning of a library, no further line");
  }

  @Test
  void printsALineWhereNobodyWatches() {
    Outcome outcome = demonstrate("-Dqubridge.terminal.err=false");
    assertTrue(
        outcome.err().matches("loading images: 40/40, 0 s, [\\d.]+/s, fold 40\n"),
        outcome::toString);
  }

  @Test
  void printsNothingForScripts() {
    assertEquals("", demonstrate("-Dqubridge.terminal.err=true", "--quiet").err());
    assertEquals("", demonstrate("-Dqubridge.terminal.err=true", "--json").err());
  }

  @Test
  void printsRateAndTimeLeftFromTimeToTime() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try (ProgressLines lines = new ProgressLines("training", new PrintStream(log), () -> now)) {
      for (int i = 1; i <= 12; i++) {
        now += Duration.ofSeconds(2).toNanos();
        lines.update(i, 12);
      }
    }
    assertEquals(
        """
        training: 5/12, 10 s, 0.5/s, 14 s left
        training: 10/12, 20 s, 0.5/s, 4 s left
        training: 12/12, 24 s, 0.5/s
        """,
        log.toString());
  }

  private Outcome demonstrate(String property, String... options) {
    return CommandProcess.java(work, Demonstration.class, List.of(property), options).run();
  }
}
