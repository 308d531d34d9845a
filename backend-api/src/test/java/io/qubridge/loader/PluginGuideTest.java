package io.qubridge.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.qubridge.spi.Backend;
import io.qubridge.spi.Feature;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The example of {@code docs/backend-plugin.md} compiles, loads and passes the kit. */
class PluginGuideTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("class (\\w+)");

  @TempDir Path plugins;

  @Test
  void exampleIsFoundAndOpened() throws IOException {
    example().without("com.acme.BlochBackendContractTest").write(plugins.resolve("bloch.jar"));
    BackendRegistry registry = BackendRegistry.load(List.of(plugins));
    assertEquals(List.of(), registry.problems());
    try (Backend backend = registry.open("bloch", Map.of("qubits", "8"))) {
      assertEquals(8, backend.capabilities().qubits());
      assertEquals(Set.of(Feature.EXACT), backend.capabilities().features());
    }
  }

  @Test
  void examplePassesTheKit() throws Exception {
    Path jar = example().write(plugins.resolve("bloch.jar"));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(loader.loadClass("com.acme.BlochBackendContractTest")))
                  .build(),
              listener);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    TestExecutionSummary summary = listener.getSummary();
    assertEquals(List.of(), summary.getFailures().stream().map(f -> f.getException()).toList());
    assertTrue(summary.getTestsSucceededCount() > 20, () -> "" + summary.getTestsSucceededCount());
  }

  private static PluginJar example() throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    Matcher block = BLOCK.matcher(Files.readString(guide()));
    while (block.find()) {
      Matcher name = NAME.matcher(block.group(1));
      assertTrue(name.find(), "a block without a class");
      sources.put("com.acme." + name.group(1), block.group(1));
    }
    PluginJar jar = new PluginJar().service("com.acme.BlochBackendProvider");
    sources.forEach(jar::source);
    return jar;
  }

  private static Path guide() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/backend-plugin.md"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs/backend-plugin.md");
  }
}
