package io.qubridge.execution;

import java.util.List;
import java.util.Map;

/**
 * The exact outcome distribution of a {@link SamplerPub}.
 *
 * @param bits the number of classical bits of the circuit
 * @param rows for each row, the probability of each outcome; bit {@code i} of an outcome is
 *     classical bit {@code i}, bit 0 lowest; impossible outcomes may be absent
 */
public record Probabilities(int bits, List<Map<Long, Double>> rows) implements PubResult {
  /** Copies the rows. */
  public Probabilities {
    rows = rows.stream().map(Map::copyOf).toList();
  }
}
