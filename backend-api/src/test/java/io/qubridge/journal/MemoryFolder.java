package io.qubridge.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A temporary folder in memory where the system has one: journals wait for the disk at each write.
 */
public final class MemoryFolder implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
      throws Exception {
    return Files.isWritable(MEMORY)
        ? Files.createTempDirectory(MEMORY, "journal")
        : Files.createTempDirectory("journal");
  }
}
