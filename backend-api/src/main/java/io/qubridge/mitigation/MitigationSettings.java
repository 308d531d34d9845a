package io.qubridge.mitigation;

import io.qubridge.spi.Backend;
import io.qubridge.spi.InvalidConfigurationException;
import io.qubridge.spi.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings by which a user asks for mitigation. They are understood for every backend, whatever
 * its plugin: {@link io.qubridge.loader.BackendRegistry#open} puts a {@link MitigatedBackend} in
 * front. A plugin that has a setting of one of these names gets that setting itself.
 *
 * @param readout whether readout errors are mitigated
 * @param shots of each of the two circuits of a calibration
 * @param seed of the calibration's randomness
 */
public record MitigationSettings(boolean readout, long shots, long seed) {
  /** The value of {@link #MITIGATION} that asks for the mitigation of readout errors. */
  public static final String READOUT = "readout";

  /** The shots of each circuit of a calibration where nothing else is asked for. */
  public static final int DEFAULT_SHOTS = 8192;

  /** {@code none} or {@code readout}. */
  public static final Setting<String> MITIGATION =
      Setting.choice(
          "mitigation",
          "none",
          List.of("none", READOUT),
          "readout: measure how readouts err with two circuits, and invert it");

  /** The shots of a calibration. */
  public static final Setting<Integer> CALIBRATION_SHOTS =
      Setting.integer(
          "calibration-shots",
          DEFAULT_SHOTS,
          1,
          Integer.MAX_VALUE,
          "shots of each of the two circuits of a readout calibration; exact for exact values");

  /** The seed of a calibration. */
  public static final Setting<Long> CALIBRATION_SEED =
      new Setting<>(
          "calibration-seed",
          MitigationSettings::seed,
          Optional.of("1"),
          false,
          false,
          "source of a calibration's randomness");

  private static final List<Setting<?>> ALL =
      List.of(MITIGATION, CALIBRATION_SHOTS, CALIBRATION_SEED);

  /** The names of these settings. */
  public static List<String> names() {
    return ALL.stream().<String>map(Setting::name).toList();
  }

  /** A plugin's own settings and those of these that it does not have itself. */
  public static List<Setting<?>> added(List<Setting<?>> own) {
    List<Setting<?>> all = new ArrayList<>(own);
    for (Setting<?> setting : ALL) {
      if (own.stream().noneMatch(s -> s.name().equals(setting.name()))) {
        all.add(setting);
      }
    }
    return List.copyOf(all);
  }

  /**
   * Takes these settings out of those that a user gave for a backend.
   *
   * @param backend the id of the backend, for messages
   * @param given text for setting names; what is taken is removed
   * @param own the settings of the backend's plugin, which are left alone
   * @throws InvalidConfigurationException with every fault
   */
  public static MitigationSettings take(
      String backend, Map<String, String> given, List<Setting<?>> own) {
    List<Setting<?>> all = added(own);
    Map<Setting<?>, Object> values = new HashMap<>();
    List<String> faults = new ArrayList<>();
    for (Setting<?> setting : ALL) {
      String text = all.contains(setting) ? given.remove(setting.name()) : null;
      String used = text == null ? setting.defaultText().orElseThrow() : text;
      try {
        values.put(setting, setting.parser().apply(used));
      } catch (IllegalArgumentException fault) {
        faults.add("setting '" + setting.name() + "' is '" + used + "': " + fault.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidConfigurationException(backend, faults);
    }
    return new MitigationSettings(
        values.get(MITIGATION).equals(READOUT),
        (Integer) values.get(CALIBRATION_SHOTS),
        (Long) values.get(CALIBRATION_SEED));
  }

  private static Long seed(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("expected a whole number");
    }
  }

  /** The backend with what is asked for in front of it. */
  public Backend apply(Backend backend) {
    return readout ? MitigatedBackend.calibrating(backend, shots, seed) : backend;
  }
}
