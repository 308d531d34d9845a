package io.qubridge.spi;

/** The provider could not be reached, or its answer was lost. */
public final class TransportException extends BackendException {
  private static final long serialVersionUID = 1;

  private final boolean mayHaveBeenAccepted;

  /**
   * A failure on the way.
   *
   * @param mayHaveBeenAccepted whether a job may exist all the same
   */
  public TransportException(String message, boolean mayHaveBeenAccepted, Throwable cause) {
    super(Category.EXTERNAL, message, cause);
    this.mayHaveBeenAccepted = mayHaveBeenAccepted;
  }

  /** Whether the provider may have accepted the request before the answer was lost. */
  public boolean mayHaveBeenAccepted() {
    return mayHaveBeenAccepted;
  }
}
