package io.qubridge.app.cli;

import io.qubridge.device.DeviceFormat;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Devices;
import io.qubridge.loader.Plugin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** Opens the device that a command line names, with the formats of all plugins. */
final class DeviceSource {
  static final String HELP =
      "A folder or file that describes a device (an IBM snapshot, Braket capabilities), or line5.";

  private DeviceSource() {}

  /**
   * Opens a device.
   *
   * @throws io.qubridge.device.DeviceException if there is none or it cannot be read
   */
  static DeviceModel open(String nameOrPath) {
    if (Devices.builtIn().stream().anyMatch(device -> device.name().equals(nameOrPath))) {
      return Devices.open(nameOrPath, List.of());
    }
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    loaders.add(Thread.currentThread().getContextClassLoader());
    for (Plugin plugin : Plugins.load().plugins()) {
      loaders.add(plugin.provider().getClass().getClassLoader());
    }
    List<DeviceFormat> formats = new ArrayList<>();
    Set<Class<?>> known = new LinkedHashSet<>();
    for (ClassLoader loader : loaders) {
      for (DeviceFormat format : ServiceLoader.load(DeviceFormat.class, loader)) {
        if (known.add(format.getClass())) {
          formats.add(format);
        }
      }
    }
    return Devices.open(nameOrPath, formats);
  }
}
