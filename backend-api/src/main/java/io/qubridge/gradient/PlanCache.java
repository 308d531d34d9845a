package io.qubridge.gradient;

import io.qubridge.circuit.Circuit;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps the plans of the circuits that were differentiated last. Safe for several threads. */
final class PlanCache {
  private static final int MOST = 16;

  /**
   * What a plan depends on.
   *
   * @param circuit the user's circuit
   * @param measured the qubits that observables act on
   * @param step the step of finite differences; 0 for exact rules
   */
  record Key(Circuit circuit, BitSet measured, double step) {}

  private final Map<Key, ShiftPlan> plans =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, ShiftPlan> eldest) {
              return size() > MOST;
            }
          });

  ShiftPlan get(Key key, Function<Key, ShiftPlan> compile) {
    return plans.computeIfAbsent(key, compile);
  }
}
