package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.cli.CommandProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick local commands in the documents print what the documents show. */
class DocumentedCommandsTest {
  private static final Pattern BLOCK =
      Pattern.compile(
          "```\n\\$ \\./qubridge ((?:run|transpile|layer|device) [^\n]*)\n(.*?)```",
          Pattern.DOTALL);

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

  @TempDir Path work;

  /**
   * A command and what is shown behind it.
   *
   * @param shown lines; {@code ...} stands for any
   */
  record Example(String page, String command, String shown) {
    List<String> words() {
      return WORD.matcher(command)
          .results()
          .map(word -> word.group(1) == null ? word.group() : word.group(1))
          .toList();
    }

    /** What the output has to begin with. */
    Pattern output() {
      String lines =
          shown
              .lines()
              .map(line -> line.strip().equals("...") ? ".*?" : Pattern.quote(line))
              .collect(Collectors.joining("\n"));
      return Pattern.compile(lines, Pattern.DOTALL);
    }

    @Override
    public String toString() {
      return page + ": " + command;
    }
  }

  @ParameterizedTest
  @MethodSource
  void examples(Example example) throws IOException {
    Files.createSymbolicLink(work.resolve("examples"), MainTest.repository().resolve("examples"));
    Outcome outcome = CommandProcess.qubridge(work, example.words().toArray(String[]::new)).run();
    assertEquals(0, outcome.status(), outcome::toString);
    assertTrue(
        example.output().matcher(outcome.out() + outcome.err()).lookingAt(), outcome::toString);
  }

  static Stream<Example> examples() throws IOException {
    List<Path> pages = new ArrayList<>();
    pages.add(MainTest.repository().resolve("README.md"));
    try (Stream<Path> docs = Files.list(MainTest.repository().resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    List<Example> examples = new ArrayList<>();
    for (Path page : pages) {
      Matcher blocks = BLOCK.matcher(Files.readString(page));
      for (MatchResult block : blocks.results().toList()) {
        if (!block.group(1).contains("--backend ")) {
          examples.add(new Example(page.getFileName().toString(), block.group(1), block.group(2)));
        }
      }
    }
    return examples.stream();
  }
}
