package io.qubridge.device;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Finds devices by name, by the files that describe them, or at their providers. Immutable and safe
 * for several threads.
 */
public final class Devices {
  private static final List<DeviceModel> BUILT_IN = List.of(ReferenceDevice.line5());

  private static final String PROVIDER_AND_NAME = "[a-z][a-z0-9-]*:[^/\\\\]+";

  private final List<DeviceFormat> formats;
  private final Optional<Live> live;

  /** Reads devices as they are now. */
  @FunctionalInterface
  public interface Live {
    /**
     * Reads a device.
     *
     * @param provider the id of a backend
     * @param name the device's, as that provider names it
     * @throws io.qubridge.spi.BackendException if it cannot be had
     */
    DeviceModel read(String provider, String name);
  }

  /**
   * The built-in devices and those that some formats can read.
   *
   * @param formats in the order in which they are asked
   */
  public Devices(List<DeviceFormat> formats) {
    this(List.copyOf(formats), Optional.empty());
  }

  private Devices(List<DeviceFormat> formats, Optional<Live> live) {
    this.formats = formats;
    this.live = live;
  }

  /** The same, and those that providers tell of, as in {@code ibm:ibm_fez}. */
  public Devices with(Live providers) {
    return new Devices(formats, Optional.of(providers));
  }

  /** The built-in devices and those of the formats that a class loader sees. */
  public static Devices visibleTo(ClassLoader loader) {
    List<DeviceFormat> formats = new ArrayList<>();
    ServiceLoader.load(DeviceFormat.class, loader).forEach(formats::add);
    return new Devices(formats);
  }

  /** The devices that need no file. */
  public static List<DeviceModel> builtIn() {
    return BUILT_IN;
  }

  /**
   * Opens a device.
   *
   * @param nameOrPath the name of a built-in device, the path of a description, or {@code
   *     PROVIDER:NAME} for a device as it is now
   * @throws DeviceException if there is no such device or its description cannot be read
   */
  public DeviceModel open(String nameOrPath) {
    for (DeviceModel device : BUILT_IN) {
      if (device.name().equals(nameOrPath)) {
        return device;
      }
    }
    Path path = path(nameOrPath);
    if (path == null || !Files.exists(path)) {
      int colon = nameOrPath.indexOf(':');
      if (live.isPresent() && nameOrPath.matches(PROVIDER_AND_NAME)) {
        return live.get().read(nameOrPath.substring(0, colon), nameOrPath.substring(colon + 1));
      }
      throw new DeviceException(
          "device '"
              + nameOrPath
              + "' is neither a built-in device ("
              + String.join(", ", BUILT_IN.stream().map(DeviceModel::name).toList())
              + ") nor a file or folder");
    }
    return formats.stream()
        .filter(format -> format.recognizes(path))
        .findFirst()
        .orElseThrow(() -> new DeviceException(unknown(path)))
        .read(path);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException noPath) {
      return null;
    }
  }

  private String unknown(Path path) {
    List<String> known = formats.stream().map(f -> f.description() + " (" + f.id() + ")").toList();
    return "'"
        + path
        + "' describes no device; expected "
        + (known.isEmpty() ? "a plugin that reads device files" : String.join(" or ", known));
  }
}
