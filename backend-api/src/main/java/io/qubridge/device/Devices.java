package io.qubridge.device;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Finds devices by name or by the files that describe them. Immutable and safe for several threads.
 */
public final class Devices {
  private static final List<DeviceModel> BUILT_IN = List.of(ReferenceDevice.line5());

  private final List<DeviceFormat> formats;

  /**
   * The built-in devices and those that some formats can read.
   *
   * @param formats in the order in which they are asked
   */
  public Devices(List<DeviceFormat> formats) {
    this.formats = List.copyOf(formats);
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
   * @param nameOrPath the name of a built-in device, or the path of a description
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
