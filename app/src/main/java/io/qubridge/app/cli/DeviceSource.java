package io.qubridge.app.cli;

import io.qubridge.device.DeviceModel;
import io.qubridge.loader.BackendRegistry;

/** Opens the device that a command line names, with the formats of all plugins. */
final class DeviceSource {
  static final String HELP =
      "A folder or file that describes a device (an IBM snapshot, Braket capabilities), line5, or"
          + " ibm:NAME for a device as the service describes it now.";

  private DeviceSource() {}

  /**
   * Opens a device.
   *
   * @param output hears of plugins that were skipped
   * @throws io.qubridge.device.DeviceException if there is none or it cannot be read
   */
  static DeviceModel open(String nameOrPath, OutputOptions output) {
    BackendRegistry registry = Plugins.load();
    registry.problems().forEach(problem -> output.note("qubridge: " + problem));
    return registry.devices().open(nameOrPath);
  }
}
