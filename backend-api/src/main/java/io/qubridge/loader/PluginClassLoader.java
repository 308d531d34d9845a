package io.qubridge.loader;

import io.qubridge.spi.BackendProvider;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Loads one plugin: the API's packages come from the host, everything else from the plugin's own
 * jars or the JDK.
 *
 * <p>The host's libraries are out of sight, so a plugin brings what it needs and cannot clash with
 * what the application or another plugin uses.
 */
final class PluginClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  /** The packages that a plugin shares with the host, with those below them. */
  static final List<String> API_PACKAGES =
      List.of(
          "io.qubridge.circuit",
          "io.qubridge.device",
          "io.qubridge.execution",
          "io.qubridge.gradient",
          "io.qubridge.journal",
          "io.qubridge.mitigation",
          "io.qubridge.observable",
          "io.qubridge.qasm",
          "io.qubridge.spi",
          "io.qubridge.support",
          "io.qubridge.transpile");

  private final ClassLoader host = BackendProvider.class.getClassLoader();

  PluginClassLoader(String name, URL[] jars) {
    super(name, jars, ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (API_PACKAGES.stream().anyMatch(api -> name.startsWith(api + "."))) {
      return host.loadClass(name);
    }
    return super.loadClass(name, resolve);
  }
}
