package io.qubridge.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.device.DeviceException;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendRegistryTest {
  @TempDir Path plugins;

  @Test
  void findsAJarAndAFolderOfJars() throws IOException {
    Path single = PluginJar.of("one").version("2.3").write(plugins.resolve("one.jar"));
    Path main = PluginJar.of("two").write(plugins.resolve("two/main.jar"));
    new PluginJar()
        .source("lib.Helper", "package lib; public class Helper {}")
        .write(plugins.resolve("two/lib.jar"));
    BackendRegistry registry = load();
    assertEquals(List.of(), registry.problems());
    Plugin one = plugin(registry, "one");
    assertEquals(Optional.of(single), one.jar());
    assertEquals("2.3", one.version());
    assertEquals("one", one.provider().id());
    Plugin two = plugin(registry, "two");
    assertEquals(Optional.of(main), two.jar());
    assertEquals(Plugin.UNVERSIONED, two.version());
  }

  @Test
  void opensDevicesWithTheFormatsOfAllPlugins() throws IOException {
    new PluginJar().format("acme.Format", "acme.dev").write(plugins.resolve("format.jar"));
    PluginJar.of("one").write(plugins.resolve("one.jar"));
    BackendRegistry registry = load();
    assertEquals(List.of(), registry.problems());
    Path file = Files.writeString(plugins.resolve("acme.dev"), "");
    DeviceException opened =
        assertThrows(DeviceException.class, () -> registry.devices().open(file.toString()));
    assertEquals("read " + file, opened.getMessage());
    assertEquals("line5", registry.devices().open("line5").name());
  }

  @Test
  void handsTheDevicesToTheBackendsThatItOpens() throws IOException {
    new PluginJar().format("acme.Format", "acme.dev").write(plugins.resolve("format.jar"));
    new PluginJar()
        .source(
            "acme.Provider",
            """
            package acme;
            import io.qubridge.spi.*;
            import java.util.List;
            public class Provider implements BackendProvider {
              public String id() { return "one"; }
              public int apiVersion() { return ApiVersion.CURRENT; }
              public List<Setting<?>> settings() { return List.of(); }
              public Backend open(BackendConfig config) {
                config.devices().open("%s");
                return null;
              }
            }
            """
                .formatted(Files.writeString(plugins.resolve("acme.dev"), "")))
        .service("acme.Provider")
        .write(plugins.resolve("one.jar"));
    BackendRegistry registry = load();
    DeviceException opened =
        assertThrows(DeviceException.class, () -> registry.open("one", Map.of()));
    assertEquals("read " + plugins.resolve("acme.dev"), opened.getMessage());
  }

  @Test
  void takesAMissingFolderForAnEmptyOne() {
    BackendRegistry registry = BackendRegistry.load(List.of(plugins.resolve("none")));
    assertEquals(List.of(), registry.problems());
  }

  @Test
  void readsAFolderOnceHoweverOftenItIsNamed() throws IOException {
    PluginJar.of("one").write(plugins.resolve("one.jar"));
    Path again = plugins.resolve("../" + plugins.getFileName());
    BackendRegistry registry = BackendRegistry.load(List.of(plugins, again));
    assertEquals("one", registry.provider("one").id());
  }

  @Test
  void listsTheKnownForAnUnknownId() throws IOException {
    PluginJar.of("beta").write(plugins.resolve("b.jar"));
    PluginJar.of("alpha").write(plugins.resolve("a.jar"));
    BackendRegistry registry = load();
    BackendException refusal =
        assertThrows(BackendException.class, () -> registry.provider("gamma"));
    assertEquals(Category.USER, refusal.category());
    assertTrue(refusal.getMessage().startsWith("no backend 'gamma'; known: alpha, beta"));
  }

  @Test
  void refusesTwoPluginsOfOneIdAndNamesBothJars() throws IOException {
    Path first = PluginJar.of("same").write(plugins.resolve("first.jar"));
    Path second = PluginJar.of("same").write(plugins.resolve("second/x.jar"));
    BackendException refusal = assertThrows(BackendException.class, this::load);
    assertEquals(Category.USER, refusal.category());
    assertTrue(refusal.getMessage().contains("'same'"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(first.toString()), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(second.toString()), refusal.getMessage());
  }

  @Test
  void skipsAFileThatIsNoJar() throws IOException {
    Files.writeString(plugins.resolve("bad.jar"), "not a zip");
    assertSkipped("bad.jar", "is not a readable jar");
  }

  @Test
  void skipsAJarWithoutAProvider() throws IOException {
    new PluginJar()
        .source("lib.Helper", "package lib; public class Helper {}")
        .write(plugins.resolve("bad.jar"));
    assertSkipped("bad.jar", "names no backend");
  }

  @Test
  void skipsAProviderThatIsNotInTheJar() throws IOException {
    new PluginJar().service("acme.Gone").write(plugins.resolve("bad.jar"));
    assertSkipped("bad.jar", "acme.Gone not found");
  }

  @Test
  void skipsAProviderWithAMissingClass() throws IOException {
    new PluginJar()
        .provider("acme.Provider", "\"bad\"", "new lib.Helper();", "")
        .source("lib.Helper", "package lib; public class Helper {}")
        .without("lib.Helper")
        .write(plugins.resolve("bad.jar"));
    assertSkipped("bad.jar", "class lib.Helper is missing");
  }

  @Test
  void skipsAProviderWhoseSuperclassIsMissing() throws IOException {
    new PluginJar()
        .source("acme.Base", "package acme; public class Base extends Provider {}")
        .provider("acme.Provider", "\"bad\"", "", "")
        .service("acme.Base")
        .without("acme.Provider")
        .write(plugins.resolve("bad.jar"));
    List<String> problems = loadBesideAGoodOne().problems();
    assertEquals(2, problems.size(), problems::toString);
    assertTrue(problems.toString().contains("class acme.Provider is missing"), problems::toString);
  }

  @Test
  void skipsAProviderWhoseConstructorThrows() throws IOException {
    new PluginJar()
        .provider(
            "acme.Provider", "\"bad\"", "if (true) throw new IllegalStateException(\"boom\");", "")
        .write(plugins.resolve("bad.jar"));
    assertSkipped("bad.jar", "IllegalStateException: boom");
  }

  @Test
  void skipsAProviderWhoseStaticInitializerThrows() throws IOException {
    new PluginJar()
        .provider("acme.Provider", "\"bad\"", "", "static int x = Integer.parseInt(\"x\");")
        .write(plugins.resolve("bad.jar"));
    assertSkipped("bad.jar", "NumberFormatException");
  }

  @Test
  void skipsAProviderOfAnotherApiVersion() throws IOException {
    new PluginJar()
        .provider("acme.Base", "\"bad\"", "", "")
        .source(
            "acme.Later",
            "package acme; public class Later extends Base {"
                + " @Override public int apiVersion() { return 99; }"
                + " @Override public String id() { throw new AbstractMethodError(); } }")
        .service("acme.Later")
        .write(plugins.resolve("bad.jar"));
    List<String> problems = load().problems();
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.get(0).contains("built for version 99 of the backend API"));
  }

  @Test
  void skipsAProviderWithAnIdThatCannotBeWritten() throws IOException {
    PluginJar.of("Not An Id").write(plugins.resolve("bad.jar"));
    assertSkipped("bad.jar", "'Not An Id' is not [a-z][a-z0-9-]*");
  }

  @Test
  void goesOnAfterABrokenProviderInTheSameJar() throws IOException {
    new PluginJar()
        .service("acme.Gone")
        .provider("acme.Broken", "\"broken\"", "if (true) throw new IllegalStateException();", "")
        .provider("acme.Provider", "\"fine\"", "", "")
        .write(plugins.resolve("mixed.jar"));
    BackendRegistry registry = load();
    assertEquals(2, registry.problems().size(), registry.problems()::toString);
    assertEquals("fine", registry.provider("fine").id());
  }

  @Test
  void givesEachPluginItsOwnClasses() throws IOException {
    for (String id : List.of("first", "second")) {
      String method = "public static String name() { return \"" + id + "\"; }";
      new PluginJar()
          .source("lib.Helper", "package lib; public class Helper { " + method + " }")
          .provider("acme.Provider", "lib.Helper.name()", "", "")
          .write(plugins.resolve(id + ".jar"));
    }
    BackendRegistry registry = load();
    assertEquals("first", registry.provider("first").id());
    assertEquals("second", registry.provider("second").id());
  }

  @Test
  void hidesTheHostsLibrariesFromAPlugin() throws IOException {
    new PluginJar()
        .provider("acme.Provider", "\"bad\"", "org.junit.jupiter.api.Assertions.fail();", "")
        .write(plugins.resolve("bad.jar"));
    assertSkipped("bad.jar", "class org.junit.jupiter.api.Assertions is missing");
  }

  @Test
  void sharesEveryPackageOfTheApiButTheLoader() throws IOException {
    Path root = ProviderCheck.origin(BackendRegistry.class).orElseThrow().resolve("io/qubridge");
    try (var packages = Files.list(root)) {
      List<String> names =
          packages
              .map(p -> "io.qubridge." + p.getFileName())
              .filter(name -> !name.equals("io.qubridge.loader"))
              .sorted()
              .toList();
      assertTrue(
          PluginClassLoader.API_PACKAGES.containsAll(names),
          () -> names + " but plugins share " + PluginClassLoader.API_PACKAGES);
    }
  }

  @Test
  void opensWithThePluginsContextClassLoaderAndOneLineForADefect() throws IOException {
    PluginJar.of("one").write(plugins.resolve("one.jar"));
    BackendRegistry registry = load();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    BackendException defect =
        assertThrows(BackendException.class, () -> registry.open("one", Map.of()));
    assertEquals(Category.INTERNAL, defect.category());
    assertEquals(
        "backend 'one' failed to open: UnsupportedOperationException: opened by one.jar",
        defect.getMessage());
    assertEquals(before, Thread.currentThread().getContextClassLoader());
  }

  @Test
  void refusesSettingsThatTheProviderDoesNotKnow() throws IOException {
    PluginJar.of("one").write(plugins.resolve("one.jar"));
    BackendRegistry registry = load();
    BackendException refusal =
        assertThrows(BackendException.class, () -> registry.open("one", Map.of("foo", "1")));
    assertTrue(refusal.getMessage().contains("unknown setting 'foo'"), refusal.getMessage());
  }

  private BackendRegistry load() {
    return BackendRegistry.load(List.of(plugins));
  }

  private BackendRegistry loadBesideAGoodOne() throws IOException {
    PluginJar.of("good").write(plugins.resolve("z-good.jar"));
    BackendRegistry registry = load();
    assertEquals("good", registry.provider("good").id());
    return registry;
  }

  private void assertSkipped(String jar, String reason) throws IOException {
    List<String> problems = loadBesideAGoodOne().problems();
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.get(0).contains(plugins.resolve(jar).toString()), problems::toString);
    assertTrue(problems.get(0).contains(reason), problems::toString);
    assertFalse(problems.get(0).contains("\n"), problems::toString);
  }

  private static Plugin plugin(BackendRegistry registry, String id) {
    return registry.plugins().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }
}
