package io.qubridge.spi;

/** The provider answered something that its documentation does not allow. */
public final class MalformedResponseException extends BackendException {
  private static final long serialVersionUID = 1;

  /** A failure with its one-line message. */
  public MalformedResponseException(String message) {
    super(Category.EXTERNAL, message);
  }
}
