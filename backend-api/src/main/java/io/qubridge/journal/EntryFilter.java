package io.qubridge.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries of a journal are asked for.
 *
 * @param states those in one of these states; empty for all
 * @param backend those of the provider of this id; empty for all
 * @param run those of the run whose id begins so; empty for all
 */
public record EntryFilter(Set<EntryState> states, Optional<String> backend, String run) {
  /** Takes every entry. */
  public static final EntryFilter ALL = new EntryFilter(Set.of(), Optional.empty(), "");

  /** Copies the states. */
  public EntryFilter {
    states = Set.copyOf(states);
  }

  /** A clause of SQL that takes {@link #values}. */
  String condition() {
    String anyState = states.isEmpty() ? "" : " AND state IN (" + marks(states.size()) + ")";
    return "WHERE substr(scope, 1, length(?)) = ?"
        + (backend.isPresent() ? " AND backend = ?" : "")
        + anyState;
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  /** The condition's values, and behind them those of what follows it. */
  Object[] values(Object... more) {
    List<Object> values = new ArrayList<>(List.of(run, run));
    backend.ifPresent(values::add);
    states.forEach(state -> values.add(state.name()));
    values.addAll(Arrays.asList(more));
    return values.toArray();
  }
}
