package io.qubridge.execution;

import java.util.List;
import java.util.Map;

/**
 * Outcomes of a {@link SamplerPub} run with shots.
 *
 * @param bits the number of classical bits of the circuit
 * @param rows for each row, how often each outcome came; bit {@code i} of an outcome is classical
 *     bit {@code i}, bit 0 lowest; outcomes that never came are absent
 */
public record Counts(int bits, List<Map<Long, Long>> rows) implements PubResult {
  /** The most classical bits that an outcome can hold. */
  public static final int MAX_BITS = 63;

  /** Copies the rows. */
  public Counts {
    rows = rows.stream().map(Map::copyOf).toList();
  }
}
