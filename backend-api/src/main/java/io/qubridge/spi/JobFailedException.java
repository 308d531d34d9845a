package io.qubridge.spi;

/** The provider reports that a job failed or was cancelled. */
public final class JobFailedException extends BackendException {
  private static final long serialVersionUID = 1;

  /** A failure with its one-line message. */
  public JobFailedException(String message) {
    super(Category.EXTERNAL, message);
  }
}
