package io.qubridge.braket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.InvalidConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BraketBackendProviderTest {
  private final BackendRegistry registry = BackendRegistry.load(List.of());

  @Test
  void isFoundOnTheClassPath() {
    assertEquals(List.of(), registry.problems());
    assertEquals("braket", registry.provider("braket").id());
    assertTrue(registry.provider("braket").paid());
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
}
