package io.qubridge.braket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.InvalidConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BraketBackendProviderTest {
  private final BackendRegistry registry = BackendRegistry.load(List.of());

  @Test
  void isFoundOnTheClassPath() {
    assertEquals(List.of(), registry.problems());
    assertEquals(BraketBackendProvider.class, registry.provider("braket").getClass());
  }

  @Test
  void needsADeviceAndRefusesAnUnknownWayToCompile() {
    InvalidConfigurationException refusal =
        assertThrows(
            InvalidConfigurationException.class,
            () -> registry.open("braket", Map.of("compile", "twice")));
    assertEquals(2, refusal.faults().size());
    assertTrue(refusal.getMessage().contains("'device' is missing"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("service, verbatim"), refusal.getMessage());
  }

  @Test
  void refusesToOpenInOneLine() {
    BackendException refusal =
        assertThrows(
            BackendException.class, () -> registry.open("braket", Map.of("device", "sv1")));
    assertEquals(Category.USER, refusal.category());
    assertTrue(refusal.getMessage().contains("cannot run jobs on it yet"), refusal.getMessage());
  }
}
