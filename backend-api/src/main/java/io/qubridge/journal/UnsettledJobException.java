package io.qubridge.journal;

import io.qubridge.spi.BackendException;

/**
 * It cannot be known whether a provider accepted a request, so that it is not sent again. The user
 * has to decide, as the message says.
 */
public final class UnsettledJobException extends BackendException {
  private static final long serialVersionUID = 1;

  private final long entry;

  /**
   * Names the entry in doubt.
   *
   * @param entry its id
   * @param message one line
   * @param cause why it cannot be known
   */
  UnsettledJobException(long entry, String message, Throwable cause) {
    super(Category.EXTERNAL, message, cause);
    this.entry = entry;
  }

  /** The id of the entry in doubt. */
  public long entry() {
    return entry;
  }
}
