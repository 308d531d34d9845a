package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in the documentation compiles as it stands and does what it says. */
class QuickstartTest {
  private static final Path PAGE = Path.of("..", "docs", "quantum-layer.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void exampleOfTheDocumentationRuns(@TempDir Path folder) throws Exception {
    Matcher block = JAVA.matcher(Files.readString(PAGE));
    assertTrue(block.find());
    Path source = Files.writeString(folder.resolve("Quickstart.java"), block.group(1));
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                complaints,
                complaints,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertEquals(0, status, complaints.toString(StandardCharsets.UTF_8));

    String output = run(folder);
    Matcher loss = Pattern.compile("loss ([0-9.]+)").matcher(output);
    assertTrue(loss.find() && Double.parseDouble(loss.group(1)) < 0.4, output);
    Matcher line = Pattern.compile("probability ([0-9.]+) \\+- ([0-9.]+)").matcher(output);
    assertTrue(line.find() && Double.parseDouble(line.group(1)) > 0.5, output);
    double error = Double.parseDouble(line.group(2));
    assertTrue(error > 0 && error < 0.1, output);
  }

  private static String run(Path folder) throws Exception {
    PrintStream before = System.out;
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      loader
          .loadClass("Quickstart")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {folder.toString()});
    } finally {
      System.setOut(before);
      Locale.setDefault(locale);
    }
    return output.toString(StandardCharsets.UTF_8);
  }
}
