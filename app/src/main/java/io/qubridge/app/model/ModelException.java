package io.qubridge.app.model;

/**
 * A model that cannot be used. Its message is one line: which file, what is wrong, the limit and
 * the next step.
 */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A refusal. */
  public ModelException(String message) {
    super(message);
  }

  /** A refusal with its cause. */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
