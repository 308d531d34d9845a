package io.qubridge.spi;

import java.util.List;

/** Settings that a provider cannot take; all faults at once. */
public final class InvalidConfigurationException extends BackendException {
  private static final long serialVersionUID = 1;

  private final List<String> faults;

  /** The faults, one line each; joined into the message. */
  public InvalidConfigurationException(String backend, List<String> faults) {
    super(Category.USER, "backend '" + backend + "': " + String.join("; ", faults));
    this.faults = List.copyOf(faults);
  }

  /** The faults, one line each. */
  public List<String> faults() {
    return faults;
  }
}
