package io.qubridge.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path temp;

  @Test
  void isHeldByOneAtATime() {
    Path path = temp.resolve("run");
    try (RunFolder held = RunFolder.create(path)) {
      assertEquals(path, held.path());
      assertRefused("is in use by process " + ProcessHandle.current().pid(), () -> resume(path));
    }
    try (RunFolder next = RunFolder.resume(path)) {
      assertTrue(Files.isDirectory(next.folder("hybrid")));
    }
  }

  /** What another process locks, this one cannot have; the lock ends with the process. */
  @Test
  void isRefusedWhileAnotherProcessHoldsIt() throws IOException, InterruptedException {
    Path path = temp.resolve("run");
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals('!', other.getInputStream().read());
    assertRefused("is in use by process " + other.pid(), () -> resume(path));
    other.destroyForcibly().waitFor();
    resume(path);
  }

  @Test
  void isNotMadeOverSomethingElse() throws IOException {
    Files.writeString(temp.resolve("thesis.txt"), "years of work");
    assertRefused("is not empty", () -> RunFolder.create(temp));
    assertEquals("years of work", Files.readString(temp.resolve("thesis.txt")));
  }

  @Test
  void isNotResumedWhereNoRunBegan() throws IOException {
    assertRefused("is no run folder", () -> resume(temp));
    assertRefused("missing", () -> resume(temp.resolve("missing")));
    Path file = Files.writeString(temp.resolve("file"), "");
    assertRefused("file", () -> resume(file));
    assertRefused("file", () -> RunFolder.create(file));
  }

  private static void resume(Path path) {
    RunFolder.resume(path).close();
  }

  private static void assertRefused(String reason, Executable call) {
    String message = assertThrows(UncheckedIOException.class, call).getCause().getMessage();
    assertTrue(message.contains(reason), message);
  }

  /** Holds a folder until it is killed. */
  static final class Holder {
    public static void main(String[] args) throws InterruptedException {
      RunFolder.create(Path.of(args[0]));
      System.out.print('!');
      System.out.flush();
      Thread.sleep(60_000);
    }
  }
}
