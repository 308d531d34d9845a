package io.qubridge.app.cli;

import io.qubridge.app.data.DataException;
import io.qubridge.app.model.ModelException;
import io.qubridge.journal.JournalException;
import io.qubridge.spi.BackendException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Answers a command that failed: one line on the error stream and the exit code of its kind. */
final class FailureReport implements IExecutionExceptionHandler {
  private static final int MEBI = 1 << 20;

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ParameterException usage) {
      return new UsageFailure().handleParseException(usage, new String[0]);
    }
    return report(failure, Main.debug(command));
  }

  /**
   * Prints one line for a failure.
   *
   * @param debug whether the stack trace follows
   * @return the process's exit status
   */
  static int report(Throwable failure, boolean debug) {
    if (Interruption.begun()) { // a wait that fails since its backend was closed is no news
      return ExitCode.INTERRUPTED.number();
    }
    Throwable cause = unwrapped(failure);
    ExitCode code = code(cause);
    print(message(cause, code));
    if (debug) {
      failure.printStackTrace(Terminal.system().err());
    }
    return code.number();
  }

  /** Prints a message as one line, whatever a file or a service put into it. */
  static void print(String message) {
    Terminal.system()
        .err()
        .println("qubridge: " + message.strip().replaceAll("[\\p{Cntrl}\\s]+", " "));
  }

  private static Throwable unwrapped(Throwable failure) {
    boolean wrapper =
        failure instanceof CompletionException
            || failure instanceof ExecutionException
            || failure instanceof UncheckedIOException;
    return wrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
  }

  private static ExitCode code(Throwable failure) {
    if (failure instanceof JournalException) {
      return ExitCode.FILES;
    }
    if (failure instanceof BackendException backend) {
      return switch (backend.category()) {
        case USER -> ExitCode.BACKEND;
        case CAPACITY -> ExitCode.CAPACITY;
        case EXTERNAL -> ExitCode.EXTERNAL;
        case INTERNAL -> ExitCode.INTERNAL;
      };
    }
    if (failure instanceof CommandFailure command) {
      return command.code();
    }
    if (failure instanceof DataException) {
      return ExitCode.DATA;
    }
    if (failure instanceof ModelException) {
      return ExitCode.MODEL;
    }
    if (failure instanceof IOException) {
      return ExitCode.FILES;
    }
    if (failure instanceof OutOfMemoryError) {
      return ExitCode.CAPACITY;
    }
    return failure instanceof IllegalArgumentException ? ExitCode.USAGE : ExitCode.INTERNAL;
  }

  private static String message(Throwable failure, ExitCode code) {
    if (failure instanceof FileSystemException file) {
      return message(file);
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory with at most "
          + Runtime.getRuntime().maxMemory() / MEBI
          + " MiB; allow more, for example with QUBRIDGE_JAVA_OPTS=-Xmx4g";
    }
    if (code == ExitCode.INTERNAL || failure.getMessage() == null) {
      return "internal error: " + failure + "; the same command with --debug shows where";
    }
    return failure.getMessage();
  }

  private static String message(FileSystemException failure) {
    String file = "'" + failure.getFile() + "'";
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder: " + file;
    }
    if (failure instanceof AccessDeniedException) {
      return "no permission for " + file;
    }
    if (failure instanceof FileAlreadyExistsException) {
      return file + " exists already";
    }
    if (failure instanceof NotDirectoryException) {
      return file + " is not a folder";
    }
    return failure.getReason() == null ? file + " fails" : file + ": " + failure.getReason();
  }
}
