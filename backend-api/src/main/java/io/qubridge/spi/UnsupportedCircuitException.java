package io.qubridge.spi;

/** A circuit, an observable or a row of values that the backend cannot run. */
public final class UnsupportedCircuitException extends BackendException {
  private static final long serialVersionUID = 1;

  /** A failure with its one-line message. */
  public UnsupportedCircuitException(String message) {
    super(Category.USER, message);
  }
}
