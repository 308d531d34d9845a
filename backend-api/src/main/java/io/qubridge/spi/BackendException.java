package io.qubridge.spi;

/** A failure of a backend. Its message is one line: what, where, the limit, the next step. */
public class BackendException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Who can do something about a failure. */
  public enum Category {
    /** The user, by changing the input or the settings. */
    USER,
    /** The user, by asking for less or later. */
    CAPACITY,
    /** The provider or the network. */
    EXTERNAL,
    /** The authors of the software. */
    INTERNAL
  }

  private final Category category;

  /** A failure with its category. */
  public BackendException(Category category, String message) {
    super(message);
    this.category = category;
  }

  /** A failure with its category and cause. */
  public BackendException(Category category, String message, Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  /** Who can do something about it. */
  public Category category() {
    return category;
  }
}
