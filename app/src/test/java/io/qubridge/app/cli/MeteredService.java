package io.qubridge.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qubridge.execution.RequestId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A quantum service in a folder: which requests it accepted, in a file of lines, and their jobs.
 */
final class MeteredService {
  private final Path folder;
  private final Path log;
  private final Path sessions;

  MeteredService(Path folder) {
    this.folder = folder;
    this.log = folder.resolve("accepted");
    this.sessions = folder.resolve("sessions");
    try {
      Files.createDirectories(folder);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Accepts a request and counts it, whether it is new or not. */
  @SuppressWarnings("try") // the lock is held, not used
  String accept(RequestId id, byte[] request) {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      String job = "job" + (1 + submissions().size());
      Files.write(folder.resolve(job), request);
      append(log, job + " " + id);
      return job;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** One line for each accepted request: the job and the request's id. */
  List<String> submissions() {
    return lines(log);
  }

  /** The requests' ids, in the order in which they came. */
  List<String> requests() {
    return submissions().stream().map(line -> line.split(" ")[1]).toList();
  }

  Optional<String> find(RequestId id) {
    return submissions().stream()
        .filter(line -> line.endsWith(" " + id))
        .map(line -> line.split(" ")[0])
        .findFirst();
  }

  byte[] request(String job) {
    try {
      return Files.readAllBytes(folder.resolve(job));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  void cancel(String job) {
    append(folder.resolve(job + ".cancelled"), "");
  }

  boolean cancelled(String job) {
    return Files.exists(folder.resolve(job + ".cancelled"));
  }

  /** Notes that a session was opened or closed. */
  void session(String what) {
    append(sessions, what);
  }

  /** What happened to sessions. */
  List<String> sessions() {
    return lines(sessions);
  }

  private static void append(Path file, String line) {
    try {
      Files.writeString(
          file, line + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
