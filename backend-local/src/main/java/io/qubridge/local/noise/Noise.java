package io.qubridge.local.noise;

import io.qubridge.device.DeviceModel;
import io.qubridge.device.Devices;
import io.qubridge.device.NoiseChannels;
import java.util.Optional;

/**
 * The noise of a simulation.
 *
 * @param model which errors follow which gates
 * @param device the device that circuits are transpiled to first; empty where the noise belongs to
 *     no device
 */
public record Noise(NoiseModel model, Optional<DeviceModel> device) {
  /**
   * Reads the setting {@code noise}: channels such as {@code depolarizing=0.01,readout=0.02}, or a
   * device by its name or the path of its description.
   *
   * @param scale multiplies all strengths, above 0
   * @param readoutModel of a device's readout
   * @param devices where the device is looked up
   * @throws IllegalArgumentException if a channel or strength is wrong, or the device has no error
   *     figures
   * @throws io.qubridge.device.DeviceException if there is no such device
   */
  public static Noise parse(
      String text, double scale, DeviceNoise.ReadoutModel readoutModel, Devices devices) {
    if (NoiseChannels.isList(text)) {
      return new Noise(ChannelNoise.parse(text, scale), Optional.empty());
    }
    DeviceModel device = devices.open(text);
    requireCalibrated(device);
    return new Noise(new DeviceNoise(device, scale, readoutModel), Optional.of(device));
  }

  private static void requireCalibrated(DeviceModel device) {
    boolean calibrated =
        device.gates().values().stream()
            .flatMap(places -> places.values().stream())
            .anyMatch(figures -> figures.error().isPresent());
    if (!calibrated) {
      throw new IllegalArgumentException(
          "device '"
              + device.name()
              + "' has no calibrated gate, so its noise is not known; use one with error figures, or"
              + " channels such as depolarizing=0.01,readout=0.02");
    }
  }
}
