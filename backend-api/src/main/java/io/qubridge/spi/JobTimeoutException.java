package io.qubridge.spi;

/** A result was not there in time; the job runs on. */
public final class JobTimeoutException extends BackendException {
  private static final long serialVersionUID = 1;

  /** A failure with its one-line message. */
  public JobTimeoutException(String message) {
    super(Category.EXTERNAL, message);
  }
}
