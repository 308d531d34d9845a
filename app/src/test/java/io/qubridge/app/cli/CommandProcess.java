package io.qubridge.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command as a user does: as a process of its own, with a home folder of its own. */
final class CommandProcess {
  private static final int LONGEST_SECONDS = 60;

  private final Path work;
  private final ProcessBuilder builder;
  private String input = "";
  private Path output;

  private CommandProcess(Path work, List<String> command) {
    this.work = work;
    builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().put("XDG_CONFIG_HOME", work.resolve("config").toString());
    builder.environment().put("XDG_DATA_HOME", work.resolve("data").toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TERM", "xterm");
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "QUBRIDGE_PLUGINS", "NO_COLOR")
        .forEach(builder.environment()::remove);
  }

  /** A command on this JVM and the class path of the tests. */
  static CommandProcess qubridge(Path work, String... arguments) {
    return qubridge(work, List.of(), arguments);
  }

  /** The same with options of the JVM. */
  static CommandProcess qubridge(Path work, List<String> options, String... arguments) {
    return java(work, Main.class, options, arguments);
  }

  /** The same with a further folder or jar on the class path. */
  static CommandProcess qubridgeWith(Path classes, Path work, String... arguments) {
    String path = System.getProperty("java.class.path") + File.pathSeparator + classes;
    return java(work, Main.class, List.of(), path, arguments);
  }

  /** Any class with a main method. */
  static CommandProcess java(Path work, Class<?> main, List<String> options, String... arguments) {
    return java(work, main, options, System.getProperty("java.class.path"), arguments);
  }

  private static CommandProcess java(
      Path work, Class<?> main, List<String> options, String classPath, String[] arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return new CommandProcess(work, command);
  }

  /** Any program. */
  static CommandProcess program(Path work, List<String> command) {
    return new CommandProcess(work, command);
  }

  CommandProcess environment(String name, String value) {
    builder.environment().put(name, value);
    return this;
  }

  CommandProcess withoutEnvironment(String name) {
    builder.environment().remove(name);
    return this;
  }

  CommandProcess input(String text) {
    input = text;
    return this;
  }

  /** Sends the result to a file instead. */
  CommandProcess output(Path file) {
    output = file;
    return this;
  }

  /** Starts the process for somebody else to end; what it prints is lost. */
  Process start() {
    return start(ProcessBuilder.Redirect.DISCARD);
  }

  /** Starts the process for somebody else to end; its result is lost, not what else it prints. */
  Process start(ProcessBuilder.Redirect messages) {
    return start(ProcessBuilder.Redirect.DISCARD, messages);
  }

  /** Starts the process for somebody else to end. */
  Process start(ProcessBuilder.Redirect result, ProcessBuilder.Redirect messages) {
    try {
      return builder.redirectOutput(result).redirectError(messages).start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits for the end. */
  Outcome run() {
    try {
      Path out = Files.createTempFile(work, "out", "");
      Path err = Files.createTempFile(work, "err", "");
      Path in = Files.writeString(Files.createTempFile(work, "in", ""), input);
      builder.redirectInput(in.toFile());
      builder.redirectOutput((output == null ? out : output).toFile()).redirectError(err.toFile());
      Process process = builder.start();
      try {
        assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "still running");
      } finally {
        process.destroyForcibly();
      }
      return new Outcome(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /**
   * How a process ended.
   *
   * @param status its exit status
   * @param out what it printed as its result
   * @param err what else it printed
   */
  record Outcome(int status, String out, String err) {
    /** The result as JSON, once the process ended well and said nothing else. */
    JsonNode json() {
      assertTrue(status == 0 && err.isEmpty(), this::toString);
      try {
        return new ObjectMapper().readTree(out);
      } catch (IOException notJson) {
        throw new AssertionError(toString(), notJson);
      }
    }

    /** Checks that the process failed with a code, no result, and one line with some words. */
    void requireFailure(ExitCode code, String... words) {
      assertTrue(status == code.number(), this::toString);
      assertTrue(out.isEmpty(), this::toString);
      assertTrue(err.startsWith("qubridge: "), this::toString);
      assertTrue(err.indexOf('\n') == err.length() - 1, this::toString);
      for (String word : words) {
        assertTrue(err.contains(word), () -> "no '" + word + "' in " + this);
      }
    }
  }
}
