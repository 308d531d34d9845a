package io.qubridge.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a command line that cannot be understood: one line with the next step. */
final class UsageFailure implements IParameterExceptionHandler {
  private static final Pattern CHOICE =
      Pattern.compile("expected one of \\[(?<known>.*)] \\(.*\\) but was (?<given>'.*')");

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String help = "see " + command.getCommandSpec().qualifiedName() + " --help";
    FailureReport.print(message(failure) + "; " + help);
    return ExitCode.USAGE.number();
  }

  /** What is wrong, in the words of users. */
  static String message(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return plain(failure.getMessage());
    }
    String word = unmatched.getUnmatched().get(0);
    boolean command = !failure.getCommandLine().getSubcommands().isEmpty();
    String kind = unmatched.isUnknownOption() ? "option" : command ? "command" : "argument";
    List<String> suggestions = unmatched.getSuggestions();
    String hint =
        suggestions.isEmpty() ? "" : " (did you mean " + String.join(" or ", suggestions) + "?)";
    return "unknown " + kind + " '" + word + "'" + hint;
  }

  /** The parser's words without its prefix, a slip of its own and names of Java. */
  private static String plain(String message) {
    Matcher choice = CHOICE.matcher(message);
    if (choice.find()) {
      return message.substring(0, choice.start())
          + choice.group("given")
          + " is none of "
          + choice.group("known").toLowerCase(Locale.ROOT);
    }
    return message
        .replaceFirst("^Error: ", "")
        .replace("option option", "option")
        .replaceFirst(" is not an? (int|long)$", " is not a whole number")
        .replaceFirst(" is not a double$", " is not a number")
        .replaceFirst("cannot convert ('.*') to BigDecimal .*$", "$1 is not a number");
  }
}
