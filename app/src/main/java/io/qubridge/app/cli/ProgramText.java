package io.qubridge.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the text of a program from a file or from standard input. */
final class ProgramText {
  /** The name that stands for standard input. */
  static final String STANDARD_INPUT = "-";

  private static final int MOST_BYTES = 64 << 20;

  private ProgramText() {}

  /**
   * Reads a program.
   *
   * @param file a path, or {@code -} for standard input
   * @throws CommandFailure if it is a folder, no path at all, or larger than 64 MiB
   * @throws UncheckedIOException if it cannot be read
   */
  static String read(String file) {
    if (file.equals(STANDARD_INPUT)) {
      return read(System.in, "standard input");
    }
    Path path = path(file);
    if (Files.isDirectory(path)) {
      throw new CommandFailure(ExitCode.FILES, "'" + file + "' is a folder; name an OpenQASM file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(in, "'" + file + "'");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String read(InputStream in, String name) {
    try {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new CommandFailure(
            ExitCode.FILES, name + " is larger than " + (MOST_BYTES >> 20) + " MiB");
      }
      // A byte that is no UTF-8 becomes a character that the reader refuses with its place.
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException malformed) {
      throw new CommandFailure(ExitCode.FILES, "'" + file + "' is not a path");
    }
  }
}
