package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qubridge.app.cli.CommandProcess.Outcome;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path work;

  @Test
  void helpListsCommandsAndExitCodes() {
    Outcome outcome = qubridge("--help");
    assertEquals(0, outcome.status(), outcome::toString);
    assertEquals("", outcome.err());
    for (String command : List.of("run", "backends", "transpile", "device")) {
      assertTrue(outcome.out().contains("\n  " + command + " "), outcome::toString);
    }
    String words = outcome.out().replaceAll("\\s+", " ");
    for (ExitCode code : ExitCode.values()) {
      assertTrue(words.contains(" " + code.number() + " " + code.meaning()), outcome::toString);
    }
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : Main.commandLine().getSubcommands().keySet()) {
      Outcome outcome = qubridge(command, "--help");
      assertEquals(0, outcome.status(), outcome::toString);
      assertTrue(outcome.out().startsWith("Usage: qubridge " + command), outcome::toString);
    }
  }

  @Test
  void versionNamesReleaseAndJava() {
    Outcome outcome = qubridge("--version");
    assertEquals(0, outcome.status(), outcome::toString);
    assertTrue(outcome.out().matches("(?s)qubridge \\d+\\.\\d+\\.\\d+.*"), outcome::toString);
    assertTrue(outcome.out().contains("Java " + Runtime.version()), outcome::toString);
    assertFalse(outcome.out().contains("$"), outcome::toString);
  }

  @Test
  void documentedExitCodesAreThoseOfTheProgram() throws Exception {
    Path table = repository().resolve("docs/exit-codes.md");
    String documented =
        Files.readAllLines(table).stream()
            .filter(line -> line.matches("\\| \\d+ \\|.*"))
            .map(line -> line.split("\\s*\\|\\s*"))
            .map(cells -> cells[1].strip() + " " + cells[2] + " " + cells[3])
            .collect(Collectors.joining("\n"));
    String actual =
        Arrays.stream(ExitCode.values())
            .map(c -> c.number() + " " + c.name().toLowerCase() + " " + c.meaning())
            .collect(Collectors.joining("\n"));
    assertEquals(actual, documented);
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    qubridge("bakends").requireFailure(ExitCode.USAGE, "'bakends'", "did you mean backends?");
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    qubridge("backends", "--jsn")
        .requireFailure(ExitCode.USAGE, "'--jsn'", "--json", "see qubridge backends --help");
  }

  @Test
  void asksForACommand() {
    qubridge().requireFailure(ExitCode.USAGE, "no command", "see qubridge --help");
    qubridge("--debug").requireFailure(ExitCode.USAGE, "no command");
  }

  @Test
  void refusesAnArgumentTooMany() {
    qubridge("backends", "local", "ibm").requireFailure(ExitCode.USAGE, "'ibm'");
  }

  @Test
  void showsWhereAFailureComesFromOnlyWhenAsked() {
    Outcome outcome = qubridge("backends", "nope", "--debug");
    assertEquals(ExitCode.BACKEND.number(), outcome.status());
    assertTrue(outcome.err().contains("\tat io.qubridge."), outcome::toString);
    qubridge("backends", "nope").requireFailure(ExitCode.BACKEND);
  }

  @Test
  void coloursOnlyATerminalThatTakesThem() {
    List<String> terminal = List.of("-Dqubridge.terminal.out=true");
    assertTrue(CommandProcess.qubridge(work, terminal, "backends").run().out().contains("\u001b["));
    for (String variable : List.of("NO_COLOR=1", "TERM=dumb")) {
      String[] pair = variable.split("=");
      Outcome plain =
          CommandProcess.qubridge(work, terminal, "backends").environment(pair[0], pair[1]).run();
      assertFalse(plain.out().contains("\u001b["), plain::toString);
    }
    assertFalse(qubridge("backends").out().contains("\u001b["));
  }

  @Test
  void noticesThatItsResultWasLost() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no device that is always full");
    CommandProcess.qubridge(work, "backends")
        .output(Path.of("/dev/full"))
        .run()
        .requireFailure(ExitCode.FILES, "standard output");
  }

  @Test
  void endsQuietlyWhereNobodyReadsItsResultAnyMore() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/fd/1")), "no files that stand for open ones");
    for (String command : List.of("backends", "--help")) {
      Path messages = work.resolve("messages");
      Process process =
          CommandProcess.qubridge(work, command)
              .start(Redirect.PIPE, Redirect.to(messages.toFile()));
      process.getInputStream().close();
      assertEquals(ExitCode.CLOSED_PIPE.number(), process.waitFor());
      assertEquals("", Files.readString(messages));
    }
  }

  private Outcome qubridge(String... arguments) {
    return CommandProcess.qubridge(work, arguments).run();
  }

  /** The root of the checkout. */
  static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("qubridge"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
