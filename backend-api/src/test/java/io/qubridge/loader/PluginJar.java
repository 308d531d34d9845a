package io.qubridge.loader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles a small plugin and packs it into a jar. */
final class PluginJar {
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> services = new ArrayList<>();
  private final List<String> formats = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private String version;

  /** A jar with one provider {@code acme.Provider} of the given id. */
  static PluginJar of(String id) {
    return new PluginJar().provider("acme.Provider", '"' + id + '"', "", "");
  }

  /**
   * Adds a provider class.
   *
   * @param id the expression that its {@code id} returns
   */
  PluginJar provider(String name, String id, String inConstructor, String members) {
    String simpleName = name.substring(name.lastIndexOf('.') + 1);
    services.add(name);
    return source(
        name,
        """
        package %s;
        import io.qubridge.spi.*;
        import java.util.List;
        public class %s implements BackendProvider {
          public %s() { %s }
          public String id() { return %s; }
          public int apiVersion() { return ApiVersion.CURRENT; }
          public List<Setting<?>> settings() { return List.of(); }
          public Backend open(BackendConfig config) {
            throw new UnsupportedOperationException("opened by " + Thread.currentThread()
                .getContextClassLoader().getName());
          }
          %s
        }
        """
            .formatted(
                name.substring(0, name.lastIndexOf('.')),
                simpleName,
                simpleName,
                inConstructor,
                id,
                members));
  }

  /** Adds a device format that reads files of one name. */
  PluginJar format(String name, String file) {
    String simpleName = name.substring(name.lastIndexOf('.') + 1);
    formats.add(name);
    return source(
        name,
        """
        package %s;
        import io.qubridge.device.*;
        import java.nio.file.Path;
        public class %s implements DeviceFormat {
          public String id() { return "acme"; }
          public String description() { return "a file %s"; }
          public boolean recognizes(Path path) { return path.endsWith("%s"); }
          public DeviceModel read(Path path) { throw new DeviceException("read " + path); }
        }
        """
            .formatted(name.substring(0, name.lastIndexOf('.')), simpleName, file, file));
  }

  /** Adds any class. */
  PluginJar source(String name, String text) {
    sources.put(name, text);
    return this;
  }

  /** Names a provider that may not be there. */
  PluginJar service(String name) {
    services.add(name);
    return this;
  }

  /** Leaves a compiled class out of the jar. */
  PluginJar without(String name) {
    left.add(name.replace('.', '/') + ".class");
    return this;
  }

  PluginJar version(String text) {
    version = text;
    return this;
  }

  /** Compiles and writes the jar; creates its folder. */
  Path write(Path jar) throws IOException {
    Path work = Files.createTempDirectory("plugin");
    Path classes = Files.createDirectories(work.resolve("classes"));
    compile(work, classes);
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (version != null) {
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        put(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
      name(zip, "io.qubridge.spi.BackendProvider", services);
      name(zip, "io.qubridge.device.DeviceFormat", formats);
    }
    delete(work);
    return jar;
  }

  private void name(JarOutputStream zip, String service, List<String> classes) throws IOException {
    if (!classes.isEmpty()) {
      put(zip, "META-INF/services/" + service, String.join("\n", classes).getBytes(UTF_8));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void put(JarOutputStream zip, String name, byte[] bytes) throws IOException {
    if (!left.contains(name)) {
      zip.putNextEntry(new JarEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    }
  }

  private void compile(Path work, Path classes) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-d", classes.toString(), "-proc:none", "-cp"));
    arguments.add(System.getProperty("java.class.path"));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = work.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("the plugin of the test does not compile");
    }
  }
}
