package io.qubridge.spi;

/** The provider does not accept the credentials. */
public final class AuthenticationException extends BackendException {
  private static final long serialVersionUID = 1;

  /** A failure with its one-line message. */
  public AuthenticationException(String message) {
    super(Category.USER, message);
  }
}
