package io.qubridge.app.cli;

import io.qubridge.circuit.Circuit;
import io.qubridge.qasm.QasmException;
import io.qubridge.qasm.QasmReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a text, most of all a program, from a file or from standard input. */
final class ProgramText {
  /** The name that stands for standard input. */
  static final String STANDARD_INPUT = "-";

  private static final int MOST_BYTES = 64 << 20;

  private ProgramText() {}

  /**
   * Reads a text.
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
      throw new CommandFailure(ExitCode.FILES, "'" + file + "' is a folder; name a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(in, "'" + file + "'");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Reads a program and parses it.
   *
   * @throws CommandFailure if it cannot be read as {@link #read} says, is no OpenQASM 3 program, or
   *     has no qubit
   */
  static Circuit circuit(String file) {
    Circuit circuit;
    try {
      circuit = QasmReader.read(read(file));
    } catch (QasmException fault) {
      throw unusable(file, fault.getMessage());
    }
    if (circuit.qubits() == 0) {
      throw unusable(file, "the program declares no qubit, so there is nothing to run");
    }
    return circuit;
  }

  /** A failure that names the program. */
  static CommandFailure unusable(String file, String reason) {
    String name = file.equals(STANDARD_INPUT) ? "standard input" : file;
    return new CommandFailure(ExitCode.PROGRAM, name + ": " + reason);
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
