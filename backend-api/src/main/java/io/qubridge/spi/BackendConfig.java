package io.qubridge.spi;

import io.qubridge.device.Devices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Checked values for a provider's settings, and the devices that they may name. Immutable; {@code
 * toString} hides secrets.
 */
public final class BackendConfig {
  private static final String HIDDEN = "***";

  /** Ends at the last sign that may end it: where an address is malformed, too much is hidden. */
  private static final Pattern LOGIN = Pattern.compile("(?s)(://).*@");

  private final Map<String, Object> values;
  private final Map<String, String> shown;
  private final List<String> secrets;
  private final Devices devices;

  private BackendConfig(
      Map<String, Object> values,
      Map<String, String> shown,
      List<String> secrets,
      Devices devices) {
    this.devices = devices;
    this.values = values;
    this.shown = shown;
    this.secrets = secrets;
  }

  /**
   * Checks what the user gave against what the provider takes; settings may name the devices that
   * the provider's own class loader sees.
   *
   * @throws InvalidConfigurationException as {@link #of(BackendProvider, Map, Devices)}
   */
  public static BackendConfig of(BackendProvider provider, Map<String, String> given) {
    return of(provider, given, Devices.visibleTo(provider.getClass().getClassLoader()));
  }

  /**
   * Checks what the user gave against what the provider takes.
   *
   * @param provider the provider
   * @param given text for setting names
   * @param devices those that a setting may name
   * @throws InvalidConfigurationException with every fault: unknown names, missing or blank values,
   *     values that do not parse
   */
  public static BackendConfig of(
      BackendProvider provider, Map<String, String> given, Devices devices) {
    Map<String, Object> values = new HashMap<>();
    Map<String, String> shown = new TreeMap<>();
    Map<String, String> unknown = new TreeMap<>(given);
    List<String> secrets = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (Setting<?> setting : provider.settings()) {
      unknown.remove(setting.name());
      Optional<String> text =
          Optional.ofNullable(given.get(setting.name()))
              .or(setting::defaultText)
              .filter(t -> !(setting.required() && t.isBlank()));
      if (text.isEmpty() && setting.required()) {
        faults.add("setting '" + setting.name() + "' is missing (" + setting.help() + ")");
      }
      text.ifPresent(
          t -> {
            shown.put(setting.name(), setting.secret() ? HIDDEN : withoutLogin(t));
            if (setting.secret() && !t.isBlank()) {
              secrets.add(t);
            }
            parse(setting, t, values, faults);
          });
    }
    String known = String.join(", ", provider.settings().stream().map(Setting::name).toList());
    unknown.keySet().forEach(name -> faults.add("unknown setting '" + name + "'; known: " + known));
    if (!faults.isEmpty()) {
      throw new InvalidConfigurationException(provider.id(), faults);
    }
    return new BackendConfig(values, shown, secrets, devices);
  }

  private static void parse(
      Setting<?> setting, String text, Map<String, Object> values, List<String> faults) {
    try {
      values.put(setting.name(), setting.parser().apply(text));
    } catch (
        RuntimeException fault) { // parsers such as Duration::parse have exceptions of their own
      String value = setting.secret() ? HIDDEN : text;
      String reason = setting.secret() ? "not accepted" : fault.getMessage();
      faults.add(withoutLogin("setting '" + setting.name() + "' is '" + value + "': " + reason));
    }
  }

  /** A text with the user and password of any address in it hidden. */
  private static String withoutLogin(String text) {
    return LOGIN.matcher(text).replaceAll("$1" + HIDDEN + "@");
  }

  /**
   * The value of one of the provider's settings, absent where the user gave none and there is no
   * default.
   */
  @SuppressWarnings("unchecked") // only parse puts values in, each by its setting's own parser
  public <T> Optional<T> get(Setting<T> setting) {
    return Optional.ofNullable((T) values.get(setting.name()));
  }

  /**
   * The value of a setting that is required or has a default.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public <T> T require(Setting<T> setting) {
    return get(setting)
        .orElseThrow(() -> new IllegalArgumentException("no value for " + setting.name()));
  }

  /** The devices that a setting may name: those of all plugins where the application opens it. */
  public Devices devices() {
    return devices;
  }

  /** What the settings are, secrets hidden, for reports. */
  public Map<String, String> shown() {
    return Collections.unmodifiableMap(shown);
  }

  /** A text, such as a foreign exception's message, with every secret in it hidden. */
  public String redact(String text) {
    String result = text;
    for (String secret : secrets) {
      result = result.replace(secret, HIDDEN);
    }
    return result;
  }

  @Override
  public String toString() {
    return "BackendConfig" + shown;
  }
}
