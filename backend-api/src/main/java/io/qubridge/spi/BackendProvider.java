package io.qubridge.spi;

import io.qubridge.device.DeviceModel;
import java.util.List;
import java.util.Optional;

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
   * Reads one of the provider's devices with its calibration as it is now; costs nothing.
   *
   * @param config the provider's settings
   * @param name the device's, as the provider names it
   * @return empty where the provider has no devices that can be read
   * @throws BackendException if there is no such device or it cannot be had
   * @throws io.qubridge.device.DeviceException if its description is damaged
   */
  default Optional<DeviceModel> device(BackendConfig config, String name) {
    return Optional.empty();
  }

  /**
   * Opens a backend. The settings are checked already; nothing is asked of a network yet.
   *
   * @throws BackendException if the backend cannot be had with these settings
   */
  Backend open(BackendConfig config);
}
