package io.qubridge.ibm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.InvalidConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IbmBackendProviderTest {
  private final BackendRegistry registry = BackendRegistry.load(List.of());

  @Test
  void isFoundOnTheClassPath() {
    assertEquals(List.of(), registry.problems());
    assertEquals(IbmBackendProvider.class, registry.provider("ibm").getClass());
  }

  @Test
  void needsAToken() {
    InvalidConfigurationException refusal =
        assertThrows(InvalidConfigurationException.class, () -> registry.open("ibm", Map.of()));
    assertEquals(1, refusal.faults().size());
    assertTrue(refusal.getMessage().contains("'token' is missing"), refusal.getMessage());
  }

  @Test
  void refusesToOpenInOneLineThatHidesTheSecrets() {
    Map<String, String> given = Map.of("token", "s3cret-token", "instance", "crn:s3cret");
    BackendException refusal =
        assertThrows(BackendException.class, () -> registry.open("ibm", given));
    assertEquals(Category.USER, refusal.category());
    assertTrue(refusal.getMessage().contains("cannot run jobs on it yet"), refusal.getMessage());
    BackendConfig config = BackendConfig.of(new IbmBackendProvider(), given);
    assertFalse((refusal.getMessage() + config + config.shown()).contains("s3cret"));
  }
}
