package io.qubridge.app.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The folder that a run writes into, held by one process at a time.
 *
 * <p>The hold is a lock on the file {@value #LOCK}, which the operating system drops when the
 * process ends in whatever way. docs/run-folder.md says what else is in the folder.
 */
public final class RunFolder implements AutoCloseable {
  /** The file whose lock holds the folder; it names the process. */
  public static final String LOCK = "run.lock";

  private final Path path;
  private final FileChannel channel;

  private RunFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes a folder for a new run.
   *
   * @param path a folder that is not there yet or is empty
   * @throws UncheckedIOException if it holds something already, cannot be made or written, or
   *     another process has it
   */
  public static RunFolder create(Path path) {
    try {
      Files.createDirectories(path);
      try (Stream<Path> content = Files.list(path)) {
        if (content.findAny().isPresent()) {
          throw new FileSystemException(
              path.toString(),
              null,
              "is not empty; continue its run with --resume, or name another");
        }
      }
      return lock(path);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /**
   * Takes up the folder of a run that has begun.
   *
   * @throws UncheckedIOException if there is no such folder, it cannot be written, or another
   *     process has it
   */
  public static RunFolder resume(Path path) {
    try {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      if (!Files.isDirectory(path)) {
        throw new NotDirectoryException(path.toString());
      }
      if (!Files.exists(path.resolve(LOCK))) {
        throw new FileSystemException(
            path.toString(), null, "is no run folder: it has no '" + LOCK + "'");
      }
      return lock(path);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** A folder within it, made if it is not there. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Lets other processes have the folder. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static RunFolder lock(Path path) throws IOException {
    Path file = path.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!lock(channel)) {
      String holder = Files.readString(file).strip();
      channel.close();
      throw new FileSystemException(
          path.toString(),
          null,
          "is in use by " + holder + "; wait for it to end or name another folder");
    }
    channel.truncate(0);
    byte[] holder = ("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
    channel.write(ByteBuffer.wrap(holder));
    return new RunFolder(path, channel);
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
  }
}
