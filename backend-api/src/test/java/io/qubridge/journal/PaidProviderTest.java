package io.qubridge.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Setting;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that costs, as the registry opens it. */
class PaidProviderTest {
  private static final Setting<String> DEVICE = text("device", false);
  private static final Setting<String> TOKEN = text("token", true);
  private static final ScriptedService SERVICE = new ScriptedService();

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private BackendRegistry registry;

  private static Setting<String> text(String name, boolean secret) {
    return new Setting<>(name, Function.identity(), Optional.empty(), true, secret, name);
  }

  /** Found by the service loader. */
  public static final class Provider implements BackendProvider {
    @Override
    public String id() {
      return ScriptedBackend.ID;
    }

    @Override
    public int apiVersion() {
      return ApiVersion.CURRENT;
    }

    @Override
    public List<Setting<?>> settings() {
      return List.of(DEVICE, TOKEN);
    }

    @Override
    public boolean paid() {
      return true;
    }

    @Override
    public Backend open(BackendConfig config) {
      return new ScriptedBackend(SERVICE);
    }
  }

  @BeforeEach
  void findProvider() throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(BackendProvider.class.getName()), Provider.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] places = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(places, before)) {
      thread.setContextClassLoader(loader);
      registry = BackendRegistry.load(List.of());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Map<String, String> settings(String token) {
    return Map.of("device", "fez", "token", token);
  }

  @Test
  void theRegistryJournalsWhatItSubmitsAndNoSecret() throws Exception {
    JournalFile file = JournalFile.create(folder.resolve("jobs.db"));
    try (JobJournal journal = file.open()) {
      Spending spending = new Spending(journal, "run", 0, Budget.usd(new BigDecimal("2")));
      try (Backend backend =
          registry.open(ScriptedBackend.ID, settings("sesame-12345"), spending)) {
        int before = SERVICE.jobs();
        backend.submit(Requests.of(1, 1));
        assertThrows(BackendException.class, () -> backend.submit(Requests.of(1, 2)));
        assertEquals(before + 1, SERVICE.jobs());
      }
      JournalEntry entry = journal.entries(10).get(0);
      assertEquals(ScriptedBackend.ID, entry.backend());
      assertEquals("fez", entry.device());
    }
    String bytes = Files.readString(file.path(), ISO_8859_1);
    assertFalse(bytes.contains("sesame"));
  }

  @Test
  void nothingIsSubmittedWithoutABudget() {
    int before = SERVICE.jobs();
    BackendProvider provider = registry.provider(ScriptedBackend.ID);
    BackendConfig config = BackendConfig.of(provider, settings("x"));
    for (Backend backend :
        List.of(registry.open(ScriptedBackend.ID, settings("x")), provider.open(config))) {
      assertThrows(BackendException.class, () -> backend.submit(Requests.of(1, 3)));
      backend.close();
    }
    assertEquals(before, SERVICE.jobs());
  }
}
