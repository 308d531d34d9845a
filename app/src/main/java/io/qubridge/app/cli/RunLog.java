package io.qubridge.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The log of a run: a line for each thing that happened, with its time in UTC. */
final class RunLog {
  private static final String FILE = "run.log";

  private final Path file;

  RunLog(Path folder) {
    this.file = folder.resolve(FILE);
  }

  /**
   * Appends a line.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  void add(String line) {
    String stamped = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line + "\n";
    try {
      Files.writeString(file, stamped, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
