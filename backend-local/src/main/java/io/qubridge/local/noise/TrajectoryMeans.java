package io.qubridge.local.noise;

import java.util.Arrays;

/** The mean of some trajectories' values, one for each observable. Not thread-safe. */
final class TrajectoryMeans {
  private final double[] sums;
  private final double[] squares;
  private final double[] least;
  private final double[] most;
  private long number;

  TrajectoryMeans(int observables) {
    sums = new double[observables];
    squares = new double[observables];
    least = new double[observables];
    most = new double[observables];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
  }

  /** Adds trajectories that all have the same values. */
  void add(double[] values, long times) {
    number += times;
    for (int o = 0; o < sums.length; o++) {
      sums[o] += times * values[o];
      squares[o] += times * values[o] * values[o];
      least[o] = Math.min(least[o], values[o]);
      most[o] = Math.max(most[o], values[o]);
    }
  }

  /** Adds others. */
  void add(TrajectoryMeans others) {
    number += others.number;
    for (int o = 0; o < sums.length; o++) {
      sums[o] += others.sums[o];
      squares[o] += others.squares[o];
      least[o] = Math.min(least[o], others.least[o]);
      most[o] = Math.max(most[o], others.most[o]);
    }
  }

  double mean(int observable) {
    return sums[observable] / number;
  }

  /**
   * The standard error of a mean: of the sample, or where all trajectories agree, of Laplace's rule
   * of succession as in {@link io.qubridge.local.sampling.ShotStatistics}.
   *
   * @param bound no value is further from 0
   */
  double standardError(int observable, double bound) {
    double n = number;
    if (least[observable] == most[observable]) {
      return 2 * bound * Math.sqrt((n + 1) / n) / (n + 2);
    }
    double mean = mean(observable);
    return Math.sqrt(Math.max(0, squares[observable] / n - mean * mean) / (n - 1));
  }
}
