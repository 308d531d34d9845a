package io.qubridge.device;

import io.qubridge.spi.BackendException;

/** A device that is not known, or whose description cannot be read. */
public final class DeviceException extends BackendException {
  private static final long serialVersionUID = 1;

  /** A failure with its one-line message. */
  public DeviceException(String message) {
    super(Category.USER, message);
  }

  /** A failure with its one-line message and cause. */
  public DeviceException(String message, Throwable cause) {
    super(Category.USER, message, cause);
  }
}
