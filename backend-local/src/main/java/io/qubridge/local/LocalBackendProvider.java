package io.qubridge.local;

import io.qubridge.device.DeviceException;
import io.qubridge.local.noise.DeviceNoise;
import io.qubridge.local.noise.Method;
import io.qubridge.local.noise.Noise;
import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.InvalidConfigurationException;
import io.qubridge.spi.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens the simulator that runs in this process. */
public final class LocalBackendProvider implements BackendProvider {
  static final String ID = "local";

  private static final int MAX_THREADS = 1024;
  private static final int MAX_NOISE_SCALE = 1000;
  private static final int MAX_TRAJECTORIES = 10_000_000;

  private static final Setting<Integer> THREADS =
      Setting.integer(
          "threads",
          Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()),
          1,
          MAX_THREADS,
          "threads that simulate at a time; results do not depend on it");

  private static final Setting<String> NOISE =
      Setting.text(
          "noise",
          "errors: a device (line5, or the folder of a snapshot), or channels such as"
              + " depolarizing=0.01,two-qubit-depolarizing=0.02,readout=0.02");

  private static final Setting<Double> NOISE_SCALE =
      new Setting<>(
          "noise-scale",
          LocalBackendProvider::scale,
          Optional.of("1"),
          false,
          false,
          "multiplies all errors: 0 none, 1 as calibrated");

  private static final Setting<String> READOUT_MODEL =
      Setting.choice(
          "readout-model",
          "asymmetric",
          List.of("asymmetric", "symmetric"),
          "a device's readout errors: both directions, or their mean");

  private static final Setting<String> METHOD =
      Setting.choice(
          "method",
          Method.AUTO.label(),
          Stream.of(Method.values()).map(Method::label).toList(),
          "how noise is simulated: density-matrix is exact up to 10 qubits, trajectories draw what"
              + " errs; auto takes the first that can");

  private static final Setting<Integer> TRAJECTORIES =
      Setting.integer(
          "trajectories",
          LocalBackend.DEFAULT_TRAJECTORIES,
          1,
          MAX_TRAJECTORIES,
          "trajectories of each value without shots; with shots each shot is one");

  private static Double scale(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      if (value >= 0 && value <= MAX_NOISE_SCALE) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the message that names the range
    }
    throw new IllegalArgumentException("expected a number from 0 to " + MAX_NOISE_SCALE);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int apiVersion() {
    return ApiVersion.CURRENT;
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(THREADS, NOISE, NOISE_SCALE, READOUT_MODEL, METHOD, TRAJECTORIES);
  }

  @Override
  public Backend open(BackendConfig config) {
    return new LocalBackend(
        config.require(THREADS),
        noise(config),
        Method.valueOf(config.require(METHOD).toUpperCase(Locale.ROOT).replace('-', '_')),
        config.require(TRAJECTORIES));
  }

  /** Without noise at scale 0, so that its numbers are those of the state vector, bit for bit. */
  private static Optional<Noise> noise(BackendConfig config) {
    double scale = config.require(NOISE_SCALE);
    if (config.get(NOISE).isEmpty() || scale == 0) {
      return Optional.empty();
    }
    DeviceNoise.ReadoutModel readout =
        DeviceNoise.ReadoutModel.valueOf(config.require(READOUT_MODEL).toUpperCase(Locale.ROOT));
    try {
      return Optional.of(Noise.parse(config.require(NOISE), scale, readout, config.devices()));
    } catch (IllegalArgumentException | DeviceException fault) {
      throw new InvalidConfigurationException(ID, List.of(fault.getMessage()));
    }
  }
}
