package io.qubridge.app.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a command line that cannot be understood: one line with the next step. */
final class UsageFailure implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String help = "see " + command.getCommandSpec().qualifiedName() + " --help";
    FailureReport.print(message(failure) + "; " + help);
    return ExitCode.USAGE.number();
  }

  private static String message(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return failure.getMessage();
    }
    String word = unmatched.getUnmatched().get(0);
    boolean command = !failure.getCommandLine().getSubcommands().isEmpty();
    String kind = unmatched.isUnknownOption() ? "option" : command ? "command" : "argument";
    List<String> suggestions = unmatched.getSuggestions();
    String hint =
        suggestions.isEmpty() ? "" : " (did you mean " + String.join(" or ", suggestions) + "?)";
    return "unknown " + kind + " '" + word + "'" + hint;
  }
}
