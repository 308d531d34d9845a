package io.qubridge.spi;

/** A request is over a limit of the backend or of the account. */
public final class QuotaExceededException extends BackendException {
  private static final long serialVersionUID = 1;

  /** A failure with its one-line message. */
  public QuotaExceededException(String message) {
    super(Category.CAPACITY, message);
  }
}
