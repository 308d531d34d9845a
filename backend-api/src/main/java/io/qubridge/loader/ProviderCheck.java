package io.qubridge.loader;

import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Setting;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a provider has to fulfil before it becomes a plugin. */
final class ProviderCheck {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  /** Says in one line what a provider does not fulfil. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String reason) {
      super(reason);
    }
  }

  private ProviderCheck() {}

  /**
   * Checks a provider.
   *
   * @throws Refusal with the reason why it cannot be used
   */
  static Plugin check(BackendProvider provider, Optional<Path> jar) {
    // First of all, for a plugin of another version may lack every other method.
    if (provider.apiVersion() != ApiVersion.CURRENT) {
      throw new Refusal(
          "it was built for version "
              + provider.apiVersion()
              + " of the backend API, this release has version "
              + ApiVersion.CURRENT
              + "; install a build of the plugin for it");
    }
    String id = provider.id();
    if (id == null || !ID.matcher(id).matches()) {
      throw new Refusal("its id '" + id + "' is not [a-z][a-z0-9-]*");
    }
    Set<String> names = new HashSet<>();
    for (Setting<?> setting : provider.settings()) {
      if (!names.add(setting.name())) {
        throw new Refusal("backend '" + id + "' has two settings '" + setting.name() + "'");
      }
    }
    return new Plugin(id, PaidProvider.guard(provider), jar, version(provider.getClass()));
  }

  /** The jar or folder that a class came from. */
  static Optional<Path> origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || !location.getProtocol().equals("file")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(location.toURI()));
    } catch (URISyntaxException | IllegalArgumentException notAPath) {
      return Optional.empty();
    }
  }

  private static String version(Class<?> type) {
    return Optional.ofNullable(type.getPackage().getImplementationVersion())
        .orElse(Plugin.UNVERSIONED);
  }
}
