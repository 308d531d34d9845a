package io.qubridge.spi;

import java.util.List;

/**
 * Opens backends of one kind. Found by {@link java.util.ServiceLoader}; the public no-argument
 * constructor does no input or output.
 */
public interface BackendProvider {
  /** A name for good, {@code [a-z][a-z0-9-]*}; it is written into models and journals. */
  String id();

  /** The API that the plugin was built against: return {@link ApiVersion#CURRENT}. */
  int apiVersion();

  /** The settings that {@link #open} understands. */
  List<Setting<?>> settings();

  /**
   * Whether jobs cost money or use up a quota. The registry opens such a backend for submissions
   * only with a budget and a journal.
   */
  default boolean paid() {
    return false;
  }

  /**
   * Opens a backend. The settings are checked already; nothing is asked of a network yet.
   *
   * @throws BackendException if the backend cannot be had with these settings
   */
  Backend open(BackendConfig config);
}
