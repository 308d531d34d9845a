package io.qubridge.app.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The same comparison from several seeds: each with its own split, weights and shots.
 *
 * @param seeds in order
 * @param testShare test images divided by training images
 * @param rows one for each way to answer
 * @param collapsed which seeds have a model that gives every image to one class
 */
public record SeedStudy(List<Long> seeds, double testShare, List<Row> rows, List<Long> collapsed) {
  /**
   * One way to answer.
   *
   * @param name as in {@link ComparisonRow}
   * @param accuracies one for each seed
   * @param againstHybrid test against the hybrid model run exactly; empty for itself
   * @param againstClassical test against the classical twin; empty for itself
   */
  public record Row(
      String name,
      List<Double> accuracies,
      Optional<PairedTest> againstHybrid,
      Optional<PairedTest> againstClassical) {
    /** Copies the list. */
    public Row {
      accuracies = List.copyOf(accuracies);
    }

    /** Mean and spread of the accuracies. */
    public Spread spread() {
      return Spread.of(values());
    }

    private double[] values() {
      return accuracies.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** Copies the lists. */
  public SeedStudy {
    seeds = List.copyOf(seeds);
    rows = List.copyOf(rows);
    collapsed = List.copyOf(collapsed);
  }

  /**
   * Puts the rows of several seeds together.
   *
   * @param bySeed the rows of each seed, in the same order; at least two seeds
   */
  public static SeedStudy of(
      List<Long> seeds, double testShare, List<List<ComparisonRow>> bySeed, List<Long> collapsed) {
    List<Row> plain = new ArrayList<>();
    for (int k = 0; k < bySeed.get(0).size(); k++) {
      int row = k;
      List<Double> accuracies =
          bySeed.stream().map(rows -> rows.get(row).scores().accuracy()).toList();
      plain.add(
          new Row(name(bySeed.get(0).get(k)), accuracies, Optional.empty(), Optional.empty()));
    }
    List<Row> rows = new ArrayList<>();
    for (Row row : plain) {
      rows.add(
          new Row(
              row.name(),
              row.accuracies(),
              test(row, Comparison.HYBRID, plain, testShare),
              test(row, Comparison.CLASSICAL, plain, testShare)));
    }
    return new SeedStudy(seeds, testShare, rows, collapsed);
  }

  /** The majority's name tells the class, which differs from seed to seed. */
  private static String name(ComparisonRow row) {
    return row.name().startsWith(Answer.MAJORITY) ? Answer.MAJORITY : row.name();
  }

  private static Optional<PairedTest> test(
      Row row, String reference, List<Row> rows, double testShare) {
    return rows.stream()
        .filter(other -> other.name().equals(reference) && other != row)
        .findFirst()
        .map(other -> PairedTest.of(row.values(), other.values(), testShare));
  }
}
