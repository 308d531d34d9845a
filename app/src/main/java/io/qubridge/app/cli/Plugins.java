package io.qubridge.app.cli;

import io.qubridge.loader.BackendRegistry;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The plugin folders of this installation: {@code plugins} beside the launcher, then those of the
 * environment variable {@code QUBRIDGE_PLUGINS}, separated as paths are.
 */
final class Plugins {
  private Plugins() {}

  /** Finds all backends; their devices are read with the settings that the user keeps. */
  static BackendRegistry load() {
    return BackendRegistry.load(folders())
        .withLiveDevices(provider -> SettingSources.load().of(provider));
  }

  /** The folders in which plugins are looked for, whether they exist or not. */
  static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    String home = System.getProperty("qubridge.home");
    if (home != null) {
      folders.add(Path.of(home, "plugins"));
    }
    String further = System.getenv().getOrDefault("QUBRIDGE_PLUGINS", "");
    for (String folder : further.split(File.pathSeparator)) {
      if (!folder.isBlank()) {
        folders.add(Path.of(folder));
      }
    }
    return folders;
  }
}
