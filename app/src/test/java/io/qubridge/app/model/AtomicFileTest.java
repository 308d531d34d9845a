package io.qubridge.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesAFile() throws IOException {
    Path file = folder.resolve("state");
    write(file, "one");
    write(file, "two");
    assertEquals("two", Files.readString(file));
    assertEquals(List.of(file), content());
  }

  @Test
  void keepsTheOldFileWhereWritingFails() throws IOException {
    Path file = folder.resolve("state");
    write(file, "old");
    UncheckedIOException failure =
        assertThrows(
            UncheckedIOException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write("ne".getBytes(StandardCharsets.UTF_8));
                      throw new IOException("No space left on device");
                    }));
    assertTrue(failure.getCause().getMessage().contains(file.toString()), failure.getMessage());
    assertTrue(failure.getCause().getMessage().contains("No space left"), failure.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), content());
  }

  @Test
  void overwritesWhatAKilledProcessLeft() throws IOException {
    Path file = folder.resolve("state");
    Files.writeString(folder.resolve("state.part"), "half of something that was longer");
    write(file, "whole");
    assertEquals("whole", Files.readString(file));
    assertEquals(List.of(file), content());
  }

  @Test
  void namesAFolderThatIsNotThere() {
    Path file = folder.resolve("missing").resolve("state");
    UncheckedIOException failure =
        assertThrows(UncheckedIOException.class, () -> write(file, "text"));
    assertTrue(failure.getMessage().contains(file + ": its folder"), failure.getMessage());
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Path> content() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
