package io.qubridge.ibm.rest;

import io.qubridge.spi.BackendException;

/** A job was not taken because its session has ended. */
public final class SessionEndedException extends BackendException {
  private static final long serialVersionUID = 1;

  SessionEndedException(String message) {
    super(Category.CAPACITY, message);
  }
}
