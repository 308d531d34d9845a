package io.qubridge.loader;

import io.qubridge.device.DeviceFormat;
import io.qubridge.spi.BackendProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.jar.JarFile;

/**
 * Looks for providers and device formats and keeps what it finds: those that passed their checks,
 * and one line for each that did not.
 */
final class PluginDiscovery {
  private static final List<String> SERVICES =
      List.of(entry(BackendProvider.class), entry(DeviceFormat.class));

  /** Stops a provider configuration that fails for ever, such as an unreadable class path. */
  private static final int MOST_FAULTS = 100;

  private final List<Plugin> found = new ArrayList<>();
  private final List<DeviceFormat> formats = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<Path> seen = new LinkedHashSet<>();

  List<Plugin> found() {
    return found;
  }

  List<DeviceFormat> formats() {
    return formats;
  }

  List<String> problems() {
    return problems;
  }

  /** Looks on the class path of the calling thread. */
  void searchClassPath() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    search(context == null ? BackendProvider.class.getClassLoader() : context, "the class path");
  }

  /**
   * Looks at every jar and every folder of jars in a folder; a folder that is not there is empty.
   */
  void searchFolder(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      for (Path entry : entries(folder, "*")) {
        searchEntry(entry);
      }
    } catch (IOException fault) {
      report(folder.toString(), "cannot be read: " + FaultText.of(fault));
    }
  }

  private void searchEntry(Path entry) {
    try {
      if (Files.isHidden(entry) || !seen.add(entry.toRealPath())) {
        return;
      }
      if (Files.isDirectory(entry)) {
        searchJars(entry, entries(entry, "*.jar"));
      } else if (entry.getFileName().toString().endsWith(".jar")) {
        searchJars(entry, List.of(entry));
      }
    } catch (IOException fault) {
      report(entry.toString(), "cannot be read: " + FaultText.of(fault));
    }
  }

  private void searchJars(Path plugin, List<Path> jars) {
    boolean hasService = false;
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        hasService |= SERVICES.stream().anyMatch(name -> file.getEntry(name) != null);
      } catch (IOException fault) {
        report(jar.toString(), "is not a readable jar: " + FaultText.of(fault));
        return;
      }
    }
    if (!hasService) {
      report(
          plugin.toString(),
          "names no backend and no device format: no jar there has an entry "
              + String.join(" or ", SERVICES));
      return;
    }
    URL[] urls = jars.stream().map(PluginDiscovery::url).toArray(URL[]::new);
    search(new PluginClassLoader(plugin.getFileName().toString(), urls), plugin.toString());
  }

  private void search(ClassLoader loader, String place) {
    search(
        BackendProvider.class,
        loader,
        place,
        (provider, jar) -> found.add(ProviderCheck.check(provider, jar)));
    search(DeviceFormat.class, loader, place, (format, jar) -> formats.add(format));
  }

  private <S> void search(
      Class<S> service, ClassLoader loader, String place, BiConsumer<S, Optional<Path>> keep) {
    Iterator<ServiceLoader.Provider<S>> providers =
        ServiceLoader.load(service, loader).stream().iterator();
    for (int faults = 0; faults < MOST_FAULTS; ) {
      String where = place;
      try {
        if (!providers.hasNext()) {
          return;
        }
        ServiceLoader.Provider<S> provider = providers.next();
        Optional<Path> jar = ProviderCheck.origin(provider.type());
        where = jar.map(Path::toString).orElse(place);
        keep.accept(provider.get(), jar);
      } catch (ServiceConfigurationError | LinkageError | RuntimeException fault) {
        faults++;
        report(where, FaultText.of(fault));
      }
    }
  }

  private static String entry(Class<?> service) {
    return "META-INF/services/" + service.getName();
  }

  private void report(String place, String reason) {
    problems.add("plugin skipped: " + place + ": " + reason);
  }

  private static List<Path> entries(Path folder, String pattern) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, pattern)) {
      stream.forEach(entries::add);
    }
    entries.sort(null);
    return entries;
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException("no URL for " + jar, impossible);
    }
  }
}
