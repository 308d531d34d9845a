package io.qubridge.local.state;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qubridge.spi.QuotaExceededException;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private final Capacity small = new Capacity(512L << 20);

  @Test
  void qubitsAreWhatTheMemoryHolds() {
    assertEquals(24, small.qubits());
    assertEquals(26, new Capacity(64L << 30).qubits());
  }

  @Test
  void refusalNamesQubitsAndBytes() {
    assertDoesNotThrow(() -> small.require(24, 1));
    QuotaExceededException refusal =
        assertThrows(QuotaExceededException.class, () -> small.require(24, 2));
    assertEquals(
        "24 qubits need 512 MiB (2 x 2^24 x 16 bytes) and the JVM has 512 MiB; use fewer qubits or"
            + " more memory (java -Xmx)",
        refusal.getMessage());
  }
}
