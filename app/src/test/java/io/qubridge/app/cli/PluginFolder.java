package io.qubridge.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qubridge.spi.BackendProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Packs {@link AwkwardProvider} into plugin jars. */
final class PluginFolder {
  private PluginFolder() {}

  /** Writes a jar with the plugin; creates its folder. */
  static Path write(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    String provider = AwkwardProvider.class.getName();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("META-INF/services/" + BackendProvider.class.getName()));
      out.write(provider.getBytes(UTF_8));
      for (String name : List.of(provider, provider + "$AwkwardBackend")) {
        String file = name.replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(file));
        try (InputStream in = AwkwardProvider.class.getClassLoader().getResourceAsStream(file)) {
          in.transferTo(out);
        }
      }
    }
    return jar;
  }
}
