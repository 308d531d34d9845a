package io.qubridge.local.noise;

import io.qubridge.local.sampling.OutcomeCounts;
import io.qubridge.local.sampling.OutcomeSampler;
import io.qubridge.local.sampling.Xoshiro;
import io.qubridge.local.state.MeasurementBasis.Part;
import java.util.Arrays;
import java.util.List;

/**
 * Some trajectories of one row, from a seed of their own. Those in which nothing can happen are all
 * the same and run once. Not thread-safe.
 */
final class TrajectoryBatch {
  private final TrajectoryProgram program;
  private final TrajectoryRunner runner;
  private final boolean random;
  private final Xoshiro numbers = new Xoshiro();
  private final OutcomeSampler sampler = new OutcomeSampler();

  /** Takes the outcomes of shots. */
  @FunctionalInterface
  interface Shots {
    /**
     * Takes some.
     *
     * @param bits what was measured in the middle
     * @param counts of the outcomes at the end
     */
    void add(long bits, OutcomeCounts counts);
  }

  /**
   * A batch.
   *
   * @param bindings values in the order of the circuit's parameters
   * @param rowStart where the row begins
   */
  TrajectoryBatch(TrajectoryProgram program, double[] bindings, int rowStart, long seed) {
    this.program = program;
    runner = new TrajectoryRunner(program.circuit(), bindings, rowStart);
    random = program.circuit().random();
    numbers.seed(seed);
  }

  /** The observables' means, their multiples of the identity left out. */
  TrajectoryMeans means(long trajectories) {
    TrajectoryMeans means = new TrajectoryMeans(program.observables());
    long quiet = random ? 0 : trajectories;
    for (long k = 0; random && k < trajectories; k++) {
      if (runner.draw(numbers)) {
        quiet++;
      } else {
        means.add(values(), 1);
      }
    }
    if (quiet > 0) {
      runner.drawQuiet();
      means.add(values(), quiet);
    }
    return means;
  }

  private double[] values() {
    runner.run();
    double[] values = new double[program.observables()];
    for (NoisyBasis basis : program.bases()) {
      double[] distribution = new double[1 << basis.measured().size()];
      runner.distribution(basis.measured(), distribution);
      for (Part part : basis.parts()) {
        for (int outcome = 0; outcome < distribution.length; outcome++) {
          values[part.observable()] += distribution[outcome] * part.value(outcome);
        }
      }
    }
    return values;
  }

  /** Measures in a basis, once in each trajectory. */
  void measure(NoisyBasis basis, long shots, Shots taker) {
    long quiet = random ? 0 : shots;
    for (long k = 0; random && k < shots; k++) {
      if (runner.draw(numbers)) {
        quiet++;
      } else {
        measure(basis.measured(), 1, taker);
      }
    }
    if (quiet > 0) {
      runner.drawQuiet();
      measure(basis.measured(), quiet, taker);
    }
  }

  private void measure(List<NoisyOutcomes.Measured> measured, long shots, Shots taker) {
    runner.run();
    int outcomes = 1 << measured.size();
    double[] distribution = sampler.probabilities(outcomes);
    Arrays.fill(distribution, 0, outcomes, 0);
    runner.distribution(measured, distribution);
    OutcomeCounts counts = new OutcomeCounts();
    sampler.draw(outcomes, shots, numbers, counts);
    taker.add(runner.bits(), counts);
  }
}
