package io.qubridge.app.cli;

import io.qubridge.mitigation.MitigationSettings;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Setting;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the user keeps a backend's settings: a properties file, weaker than the environment.
 *
 * <p>The file holds {@code ibm.token=...}; the environment {@code QUBRIDGE_IBM_TOKEN}. What the
 * command line gives is stronger than both.
 */
final class SettingSources {
  private final Path file;
  private final Properties stored = new Properties();
  private final Map<String, String> environment;

  private SettingSources(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /**
   * Reads the user's file, where there is one.
   *
   * @throws UncheckedIOException if it is there and cannot be read
   * @throws IllegalArgumentException if it is no properties file
   */
  static SettingSources load() {
    Map<String, String> environment = System.getenv();
    SettingSources sources = new SettingSources(file(environment), environment);
    if (Files.exists(sources.file)) {
      try (Reader reader = Files.newBufferedReader(sources.file)) {
        sources.stored.load(reader);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (IllegalArgumentException malformed) { // its message quotes what may be a secret
        throw new IllegalArgumentException(
            "'" + sources.file + "' has a malformed \\u escape; write \\\\ for a backslash");
      }
    }
    return sources;
  }

  /** The properties file, whether it is there or not. */
  Path file() {
    return file;
  }

  /** The settings of a provider that the user keeps, text for setting names. */
  Map<String, String> of(BackendProvider provider) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Setting<?> setting : MitigationSettings.added(provider.settings())) {
      value(provider, setting).ifPresent(value -> values.put(setting.name(), value));
    }
    return values;
  }

  /**
   * All settings of a provider, the later the stronger: those that the user keeps, those of a run
   * that is continued, and those of the command line.
   *
   * @throws IllegalArgumentException if the command line holds a secret
   */
  Map<String, String> merged(
      BackendProvider provider, Map<String, String> ofRun, Map<String, String> commandLine) {
    for (Setting<?> setting : provider.settings()) {
      if (setting.secret() && commandLine.containsKey(setting.name())) {
        throw new IllegalArgumentException(
            "setting '"
                + setting.name()
                + "' is secret and would show in the process list and the shell's history; set "
                + variable(provider, setting)
                + " in the environment instead, or "
                + key(provider, setting)
                + " in "
                + file);
      }
    }
    Map<String, String> all = new LinkedHashMap<>(of(provider));
    all.putAll(ofRun);
    all.putAll(commandLine);
    return all;
  }

  /** The key of a setting in the properties file. */
  static String key(BackendProvider provider, Setting<?> setting) {
    return provider.id() + "." + setting.name();
  }

  /** The name of a setting's environment variable. */
  static String variable(BackendProvider provider, Setting<?> setting) {
    String name = "QUBRIDGE_" + provider.id() + "_" + setting.name();
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private Optional<String> value(BackendProvider provider, Setting<?> setting) {
    return Optional.ofNullable(environment.get(variable(provider, setting)))
        .or(() -> Optional.ofNullable(stored.getProperty(key(provider, setting))))
        .filter(value -> !value.isEmpty());
  }

  private static Path file(Map<String, String> environment) {
    String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path folder =
        configured.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(configured);
    return folder.resolve("qubridge").resolve("settings.properties");
  }
}
