package io.qubridge.app.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;

/**
 * Writes files that are there completely or not at all, whenever the process or the machine dies:
 * first under another name, then forced to the disk, then renamed.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; the stream is closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file or replaces it.
   *
   * @throws UncheckedIOException if that fails, naming the file; what was there before still is
   */
  public static void write(Path file, Content content) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      writeThrough(unfinished, content);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(file.toAbsolutePath().getParent());
    } catch (IOException failure) {
      throw new UncheckedIOException(naming(file, unfinished, failure));
    } finally {
      unfinished.toFile().delete();
    }
  }

  private static void writeThrough(Path file, Content content) throws IOException {
    EnumSet<StandardOpenOption> options =
        EnumSet.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Makes the renaming last; not every file system lets a folder be opened for that. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // The new file is complete either way; only its name may be lost with the machine's power.
    }
  }

  /** Names the file that was asked for, not the unfinished one; failures of others stay. */
  private static IOException naming(Path file, Path unfinished, IOException failure) {
    String reason = failure.getMessage();
    if (failure instanceof FileSystemException named && named.getFile() != null) {
      if (!named.getFile().equals(unfinished.toString())) {
        return failure;
      }
      reason = reason(named);
    }
    FileSystemException naming = new FileSystemException(file.toString(), null, reason);
    naming.initCause(failure);
    return naming;
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "its folder does not exist";
    }
    return failure instanceof AccessDeniedException ? "no permission" : failure.getReason();
  }
}
