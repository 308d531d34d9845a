package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Job;
import io.qubridge.spi.Limits;
import io.qubridge.spi.Setting;
import io.qubridge.spi.UnsupportedCircuitException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedBackendsTest {
  private static final String ID = "layer-test";

  @BeforeEach
  void registerTestProvider(@TempDir Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(BackendProvider.class.getName()), TestProvider.class.getName());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      SharedBackends.use(BackendRegistry.load(List.of()));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @AfterEach
  void forgetTestProvider() {
    SharedBackends.closeAll();
    SharedBackends.use(BackendRegistry.load(List.of()));
  }

  @Test
  void opensABackendOnceForEachIdAndSettings() {
    Backend backend = SharedBackends.get(ID, Map.of("region", "a"));
    assertSame(backend, SharedBackends.get(ID, Map.of("region", "a")));
    assertNotSame(backend, SharedBackends.get(ID, Map.of("region", "b")));
  }

  @Test
  void opensAgainWhatItClosed() {
    TestBackend first = (TestBackend) SharedBackends.get(ID, Map.of());
    SharedBackends.closeAll();
    assertTrue(first.closed);
    assertNotSame(first, SharedBackends.get(ID, Map.of()));
  }

  @Test
  void refusesToWriteASecretIntoAModel() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Networks.quantum(2, 1)
                    .backend(ID)
                    .settings(Map.of("token", "very-secret", "region", "a"))
                    .build());
    assertEquals(
        "settings [token] of backend 'layer-test' are secret and a model file would show them; give"
            + " them to the run with QuantumExecution.of(network).backend(id, settings)",
        refusal.getMessage());
  }

  @Test
  void storesSettingsThatAreNoSecret() {
    QuantumLayer layer = Networks.quantum(2, 1).backend(ID).settings(Map.of("region", "a")).build();
    assertEquals(Map.of("region", "a"), layer.getExecution().settings());
  }

  /** A backend with a secret and a setting that is none; it runs nothing. */
  public static final class TestProvider implements BackendProvider {
    @Override
    public String id() {
      return ID;
    }

    @Override
    public int apiVersion() {
      return ApiVersion.CURRENT;
    }

    @Override
    public List<Setting<?>> settings() {
      Setting<String> token =
          new Setting<>("token", text -> text, java.util.Optional.empty(), false, true, "a key");
      return List.of(token, Setting.text("region", "where"));
    }

    @Override
    public Backend open(BackendConfig config) {
      return new TestBackend();
    }
  }

  private static final class TestBackend implements Backend {
    private boolean closed;

    @Override
    public Capabilities capabilities() {
      return new Capabilities(0, Set.of(), Set.of(), Limits.NONE, Instant.EPOCH);
    }

    @Override
    public Job submit(ExecutionRequest request) {
      throw new UnsupportedCircuitException("runs nothing");
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
