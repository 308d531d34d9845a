package io.qubridge.device;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds devices by name or by the files that describe them. */
public final class Devices {
  private static final List<DeviceModel> BUILT_IN = List.of(ReferenceDevice.line5());

  private Devices() {}

  /** The devices that need no file. */
  public static List<DeviceModel> builtIn() {
    return BUILT_IN;
  }

  /**
   * Opens a device with the formats that a class loader sees.
   *
   * @param nameOrPath the name of a built-in device, or the path of a description
   * @param loader sees the plugins' formats
   * @throws DeviceException if there is no such device or its description cannot be read
   */
  public static DeviceModel open(String nameOrPath, ClassLoader loader) {
    List<DeviceFormat> formats = new ArrayList<>();
    ServiceLoader.load(DeviceFormat.class, loader).forEach(formats::add);
    return open(nameOrPath, formats);
  }

  /**
   * Opens a device with the given formats.
   *
   * @throws DeviceException as {@link #open(String, ClassLoader)}
   */
  public static DeviceModel open(String nameOrPath, List<DeviceFormat> formats) {
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
        .orElseThrow(() -> new DeviceException(unknown(path, formats)))
        .read(path);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException noPath) {
      return null;
    }
  }

  private static String unknown(Path path, List<DeviceFormat> formats) {
    List<String> known = formats.stream().map(f -> f.description() + " (" + f.id() + ")").toList();
    return "'"
        + path
        + "' describes no device; expected "
        + (known.isEmpty() ? "a plugin that reads device files" : String.join(" or ", known));
  }
}
