package io.qubridge.app.cli;

/** A failure that a command finds by itself. Its message is one line for the user. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode code;

  /** A failure with the exit code that it ends the command with. */
  public CommandFailure(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  /** How the command ends. */
  public ExitCode code() {
    return code;
  }
}
