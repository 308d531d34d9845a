package io.qubridge.journal;

import io.qubridge.spi.BackendException;

/**
 * The journal cannot be used: it is full, locked, damaged or of another release. Nothing is
 * submitted then.
 */
public final class JournalException extends BackendException {
  private static final long serialVersionUID = 1;

  /** A failure with its one-line message. */
  public JournalException(String message) {
    super(Category.CAPACITY, message);
  }

  /** A failure with its one-line message and its cause. */
  public JournalException(String message, Throwable cause) {
    super(Category.CAPACITY, message, cause);
  }
}
