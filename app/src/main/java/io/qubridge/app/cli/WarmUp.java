package io.qubridge.app.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Uses the classes of the light commands once, so that the JVM can archive them; the launcher runs
 * it after a build.
 */
final class WarmUp {
  private static final String PROGRAM =
      "OPENQASM 3.0; include \"stdgates.inc\"; input float[64] a; qubit[2] q; bit[2] c;"
          + " h q[0]; rx(2*a) q[1]; cx q[0], q[1]; c = measure q;";

  private WarmUp() {}

  /** Runs every light command with its usual options. */
  public static void main(String[] args) throws IOException {
    Path file = Files.writeString(Files.createTempFile("warm-up", ".qasm"), PROGRAM);
    Path journal = Files.createTempFile("warm-up", ".db"); // an empty file is an empty database
    try {
      run("--help");
      run("--version");
      run("backends");
      run("backends", "--json");
      run("run", file.toString(), "--set", "a=1");
      run("run", "-", "--set", "a=1", "--shots", "10", "--observable", "Z0 Z1", "--json");
      run("run", "-");
      run("jobs", "list", "--journal", journal.toString());
    } finally {
      Files.delete(file);
      for (String suffix : List.of("", ".lock", "-wal", "-shm")) {
        Files.deleteIfExists(journal.resolveSibling(journal.getFileName() + suffix));
      }
    }
  }

  private static void run(String... args) {
    System.setIn(new ByteArrayInputStream(PROGRAM.getBytes(StandardCharsets.UTF_8)));
    Main.commandLine(args).execute(args);
  }
}
