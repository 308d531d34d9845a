package io.qubridge.device;

import java.nio.file.Path;

/**
 * Reads one provider's description of its devices. Found by {@link java.util.ServiceLoader}; the
 * public no-argument constructor does no input or output. Safe for several threads.
 */
public interface DeviceFormat {
  /** The id of the provider, as in {@link io.qubridge.spi.BackendProvider#id}. */
  String id();

  /** What a path has to hold, as a phrase for messages: {@code "a folder with conf.json ..."}. */
  String description();

  /**
   * Whether a path looks like this format, judged by names or by the head of a file. A damaged
   * description is still recognised, so that {@link #read} can say what is wrong with it.
   */
  boolean recognizes(Path path);

  /**
   * Reads the device.
   *
   * @throws DeviceException if the description is incomplete, damaged or beyond the limits; the
   *     message names the file
   */
  DeviceModel read(Path path);
}
