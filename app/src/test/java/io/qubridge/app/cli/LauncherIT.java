package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qubridge.app.cli.CommandProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts a copy of the launcher in a small tree of its own: the jars of this build, one source, and
 * in place of Maven a script that notes its call.
 */
class LauncherIT {
  private static final String BUILDING = "qubridge: building";

  @TempDir Path work;
  private Path tree;
  private Path jar;
  private Path tools;
  private String path;
  private Path calls;

  @BeforeEach
  void layTree() throws IOException {
    Path repository = MainTest.repository();
    Path built = repository.resolve("app/target/qubridge.jar");
    assumeTrue(Files.exists(built), "the launcher's tests need a packaged build");
    tree = Files.createDirectories(work.resolve("a tree"));
    Files.copy(repository.resolve("qubridge"), tree.resolve("qubridge"));
    Files.createDirectories(tree.resolve("app/src/main/java"));
    Files.createDirectories(tree.resolve("app/target"));
    Files.createDirectories(tree.resolve(".mvn"));
    Files.writeString(tree.resolve("pom.xml"), "<project/>");
    Files.writeString(tree.resolve("app/src/main/java/A.java"), "class A {}");
    age(tree, Instant.now().minusSeconds(100));
    jar = Files.copy(built, tree.resolve("app/target/qubridge.jar"));
    Files.createSymbolicLink(tree.resolve("app/target/lib"), built.resolveSibling("lib"));
    tools = Files.createDirectories(work.resolve("tools"));
    path = tools + ":" + System.getenv("PATH");
    calls = work.resolve("calls");
    script("mvn", "echo \"$*\" >> '" + calls + "'");
    // Stands for an archive that cannot be made, since to make one takes seconds.
    Files.createFile(archive());
    Files.setLastModifiedTime(archive(), FileTime.from(Instant.now().plusSeconds(3600)));
  }

  @Test
  void runsFromAnywhereThroughALinkWithoutAWordOfItsOwn() throws IOException {
    Path link = Files.createSymbolicLink(work.resolve("a link"), Path.of("a tree/qubridge"));
    Outcome outcome = command(link.toString(), "--version").run();
    assertEquals(0, outcome.status(), outcome::toString);
    assertEquals("", outcome.err());
    assertTrue(outcome.out().startsWith("qubridge "), outcome::toString);
    assertFalse(Files.exists(calls), "nothing was stale");
  }

  @Test
  void archivesTheClassesOfLightCommands() throws IOException {
    Files.delete(archive());
    Outcome outcome = launcher("--version").run();
    assertEquals(0, outcome.status(), outcome::toString);
    assertTrue(Files.isRegularFile(archive()), "no archive");
    assertTrue(Files.size(archive()) > 1_000_000, "an archive of about a thousand classes");
  }

  @Test
  void handsOnArgumentsAndJvmOptions() {
    launcher("backends", "a * b").run().requireFailure(ExitCode.BACKEND, "'a * b'");
    String options = "-Dqubridge.terminal.out=true -Xmx64m";
    Outcome outcome = launcher("backends").environment("QUBRIDGE_JAVA_OPTS", options).run();
    assertTrue(outcome.out().contains("\u001b["), outcome::toString);
  }

  @Test
  void namesTheProcessorsKernelsToCommandsThatTrain() throws IOException {
    Path jdk = Files.createDirectories(work.resolve("jdk"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    Files.createDirectories(jdk.resolve("bin"));
    executable(jdk.resolve("bin/java"), "echo \"<$OPENBLAS_CORETYPE>\"");
    assertEquals("<" + kernels() + ">\n", withJdk(jdk, "train").run().out());
    String chosen = withJdk(jdk, "train").environment("OPENBLAS_CORETYPE", "Zen").run().out();
    assertEquals("<Zen>\n", chosen);
  }

  private CommandProcess withJdk(Path jdk, String command) {
    return launcher(command)
        .withoutEnvironment("OPENBLAS_CORETYPE")
        .environment("JAVA_HOME", jdk.toString());
  }

  /** Which of OpenBLAS's kernels this processor can run; empty where it cannot be told. */
  private static String kernels() throws IOException {
    Path features = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(features)) {
      return "";
    }
    List<String> flags =
        Files.readAllLines(features).stream()
            .filter(line -> line.startsWith("flags"))
            .findFirst()
            .map(line -> List.of(line.split("\\s+")))
            .orElse(List.of());
    if (flags.containsAll(List.of("avx512f", "avx512bw", "avx512dq", "avx512vl"))) {
      return "SkylakeX";
    }
    return flags.containsAll(List.of("avx2", "fma")) ? "Haswell" : "";
  }

  @Test
  void buildsWhatIsNotBuilt() throws IOException {
    Path away = Files.move(jar, work.resolve("away.jar"));
    script("mvn", "echo \"$*\" >> '" + calls + "'; cp '" + away + "' '" + jar + "'");
    Outcome outcome = launcher("--version").run();
    assertEquals(0, outcome.status(), outcome::toString);
    assertTrue(outcome.err().startsWith(BUILDING), outcome::toString);
    assertEquals(1, outcome.err().lines().count(), outcome::toString);
    assertTrue(Files.readString(calls).contains("-DskipTests package"), Files.readString(calls));
  }

  @Test
  void rebuildsForANewerSourceAndOnlyThen() throws IOException {
    assertRebuilds(false);
    touch(tree.resolve("app/src/main/java/A.java"));
    assertRebuilds(true);
    assertRebuilds(false);
    touch(tree.resolve("pom.xml"));
    assertRebuilds(true);
    Files.delete(tree.resolve("app/src/main/java/A.java"));
    assertRebuilds(true);
  }

  @Test
  void showsWhyABuildFailed() throws IOException {
    Files.delete(jar);
    script("mvn", "echo '[ERROR] A.java does not compile'; exit 1");
    Outcome outcome = launcher("--version").run();
    assertEquals(ExitCode.INTERNAL.number(), outcome.status(), outcome::toString);
    assertTrue(outcome.err().contains("\n[ERROR] A.java does not compile\n"), outcome::toString);
    assertTrue(outcome.err().contains("qubridge: the build failed"), outcome::toString);
  }

  @Test
  void buildsOnceForTwoProcesses() throws IOException {
    Path away = Files.move(jar, work.resolve("away.jar"));
    script("mvn", "echo x >> '" + calls + "'; sleep 1; cp '" + away + "' '" + jar + "'");
    List<CompletableFuture<Outcome>> both =
        Stream.of("--version", "--help")
            .map(argument -> CompletableFuture.supplyAsync(() -> launcher(argument).run()))
            .toList();
    for (CompletableFuture<Outcome> one : both) {
      assertEquals(0, one.join().status(), () -> one.join().toString());
    }
    assertEquals(List.of("x"), Files.readAllLines(calls));
  }

  @Test
  void asksForMavenWhereItIsMissing() throws IOException {
    Files.delete(jar);
    onlyTools();
    launcher("--version").run().requireFailure(ExitCode.USAGE, "Maven 3.8");
  }

  @Test
  void asksForAJdkWhereJavaIsMissingOrOld() throws IOException {
    onlyTools();
    launcher("--version")
        .withoutEnvironment("JAVA_HOME")
        .run()
        .requireFailure(ExitCode.USAGE, "no Java", "JAVA_HOME");
    Path jdk = Files.createDirectories(work.resolve("old jdk"));
    launcher("--version")
        .environment("JAVA_HOME", jdk.toString())
        .run()
        .requireFailure(ExitCode.USAGE, jdk.toString(), "no bin/java");
    Files.createDirectories(jdk.resolve("bin"));
    executable(jdk.resolve("bin/java"), "exit 1");
    Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"A\"\nJAVA_VERSION=\"11.0.2\"\n");
    launcher("--version")
        .environment("JAVA_HOME", jdk.toString())
        .run()
        .requireFailure(ExitCode.USAGE, "11.0.2", "17 or newer");
  }

  private void assertRebuilds(boolean expected) throws IOException {
    Files.deleteIfExists(calls);
    Outcome outcome = launcher("--version").run();
    assertEquals(0, outcome.status(), outcome::toString);
    assertEquals(expected, Files.exists(calls), outcome::toString);
    assertEquals(expected, outcome.err().startsWith(BUILDING), outcome::toString);
  }

  private CommandProcess launcher(String... arguments) {
    return command(tree.resolve("qubridge").toString(), arguments);
  }

  private CommandProcess command(String launcher, String... arguments) {
    List<String> words = new ArrayList<>(List.of(launcher));
    words.addAll(List.of(arguments));
    return CommandProcess.program(work, words)
        .environment("JAVA_HOME", System.getProperty("java.home"))
        .environment("PATH", path);
  }

  /** Leaves only what the launcher needs of the system: neither Java nor Maven. */
  private void onlyTools() throws IOException {
    Files.delete(tools.resolve("mvn"));
    for (String tool : List.of("bash", "find", "flock", "mkdir", "readlink", "sed", "touch")) {
      for (String folder : System.getenv("PATH").split(":")) {
        Path program = Path.of(folder, tool);
        if (Files.isExecutable(program) && !Files.exists(tools.resolve(tool))) {
          Files.createSymbolicLink(tools.resolve(tool), program);
        }
      }
    }
    path = tools.toString();
  }

  /** Where the launcher keeps the archive for this JVM. */
  private Path archive() {
    Path jdk = Path.of(System.getProperty("java.home"));
    String name = jdk.getFileName() + "-" + System.getProperty("java.version");
    return tree.resolve("app/target/classes-" + name + ".jsa");
  }

  private void script(String name, String body) throws IOException {
    executable(tools.resolve(name), body);
  }

  private static void executable(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
  }

  private static void age(Path folder, Instant time) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(time));
      }
    }
  }
}
