package io.qubridge.local.state;

import io.qubridge.circuit.Circuit;
import io.qubridge.observable.Observable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The programs that were compiled last. Looks for the same objects first, then for equal ones. Safe
 * for several threads.
 */
final class ProgramCache {
  private static final int SIZE = 32;

  private record Key(Circuit circuit, List<Observable> observables) {}

  private record Entry(Key key, Program program) {}

  /** Replaced as a whole, newest first. */
  private volatile Entry[] recent = {};

  private final Map<Key, Program> programs =
      new LinkedHashMap<>(SIZE, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Program> eldest) {
          return size() > SIZE;
        }
      };

  /** The program of a circuit with observables (none for a sampler PUB). */
  Program get(Circuit circuit, List<Observable> observables) {
    for (Entry entry : recent) {
      if (entry.key.circuit == circuit && entry.key.observables == observables) {
        return entry.program;
      }
    }
    return lookUp(new Key(circuit, observables));
  }

  private synchronized Program lookUp(Key key) {
    Program program = programs.computeIfAbsent(key, k -> Program.compile(k.circuit, k.observables));
    Entry[] old = recent;
    Entry[] next = new Entry[Math.min(old.length + 1, 8)];
    next[0] = new Entry(key, program);
    System.arraycopy(old, 0, next, 1, next.length - 1);
    recent = next;
    return program;
  }
}
