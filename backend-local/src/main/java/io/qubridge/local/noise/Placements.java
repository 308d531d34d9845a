package io.qubridge.local.noise;

import io.qubridge.circuit.Circuit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Places circuits, and keeps what was placed last. Safe for several threads. */
final class Placements {
  private static final int CACHED = 16;

  private final Noise noise;
  private final Map<Circuit, Placed> placed =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Circuit, Placed> eldest) {
          return size() > CACHED;
        }
      };

  Placements(Noise noise) {
    this.noise = noise;
  }

  /**
   * Where a circuit runs.
   *
   * @throws io.qubridge.spi.UnsupportedCircuitException if the device cannot run it
   */
  synchronized Placed of(Circuit circuit) {
    return placed.computeIfAbsent(circuit, key -> Placed.of(key, noise));
  }
}
