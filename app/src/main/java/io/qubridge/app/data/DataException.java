package io.qubridge.app.data;

/**
 * Data that cannot be used. Its message is one line: which file or folder, what is wrong, the limit
 * and the next step.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A refusal. */
  public DataException(String message) {
    super(message);
  }

  /** A refusal with its cause. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
