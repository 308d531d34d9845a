package io.qubridge.local.sampling;

import io.qubridge.execution.Matrix;
import io.qubridge.local.state.Angles;
import io.qubridge.local.state.MeasurementBasis;
import io.qubridge.local.state.MeasurementBasis.Part;
import io.qubridge.local.state.Program;
import io.qubridge.local.state.PureState;
import io.qubridge.local.state.StateBlock;
import io.qubridge.local.state.Workers;
import io.qubridge.local.state.Workspace;

/** Measures rows in every basis and writes the estimates. Not thread-safe. */
final class RowMeasurement {
  private final Program program;
  private final long shots;
  private final RowSeeds seeds;
  private final Matrix values;
  private final Matrix variances;
  private final Xoshiro random = new Xoshiro();
  private final OutcomeSampler sampler = new OutcomeSampler();
  private final OutcomeCounts counts = new OutcomeCounts();
  private final ShotStatistics statistics = new ShotStatistics();

  /**
   * Measurements of a program's observables.
   *
   * @param values takes the estimates {@code [rows x observables]}
   * @param variances takes the squares of their standard errors
   */
  RowMeasurement(Program program, long shots, RowSeeds seeds, Matrix values, Matrix variances) {
    this.program = program;
    this.shots = shots;
    this.seeds = seeds;
    this.values = values;
    this.variances = variances;
  }

  /** Measures the rows of a block whose circuit has run. */
  void block(Workspace workspace, StateBlock psi, int firstRow, int rows) {
    for (int row = firstRow; row < firstRow + rows; row++) {
      start(row);
    }
    for (int group = 0; group < program.bases().size(); group++) {
      MeasurementBasis basis = program.bases().get(group);
      StateBlock turned = basis.turned(psi, workspace);
      int outcomes = basis.outcomes().outcomes();
      double[][] distribution = workspace.distribution(outcomes);
      basis.outcomes().probabilities(turned, distribution);
      double[] probabilities = sampler.probabilities(outcomes);
      for (int lane = 0; lane < rows; lane++) {
        for (int k = 0; k < outcomes; k++) {
          probabilities[k] = distribution[k][lane];
        }
        random.seed(seeds.seed(firstRow + lane, group));
        counts.clear();
        sampler.draw(outcomes, shots, random, counts);
        add(basis, firstRow + lane);
      }
    }
  }

  /** Runs and measures one row from a state with all qubits in |0>. */
  void single(Workspace workspace, PureState state, int row, Workers workers) {
    Angles angles = workspace.angles();
    start(row);
    boolean once = program.events().isEmpty();
    if (once) {
      program.apply(0, state, angles, workers);
    }
    for (int group = 0; group < program.bases().size(); group++) {
      MeasurementBasis basis = program.bases().get(group);
      random.seed(seeds.seed(row, group));
      counts.clear();
      if (once) {
        PureState turned = basis.turns() ? state.copy() : state;
        draw(basis, turned, angles, workers, shots);
      } else {
        state.zero();
        TrajectoryTree.sample(
            program,
            angles,
            workers,
            state,
            shots,
            random,
            (end, bits, probability, some) -> draw(basis, end, angles, workers, some));
      }
      add(basis, row);
    }
  }

  private void draw(
      MeasurementBasis basis, PureState state, Angles angles, Workers workers, long some) {
    basis.turn(state, angles, workers);
    sampler.draw(basis.outcomes(), state, some, random, counts);
  }

  private void start(int row) {
    for (int o = 0; o < program.observables(); o++) {
      values.array()[row * program.observables() + o] = program.identity(o);
    }
  }

  private void add(MeasurementBasis basis, int row) {
    for (int i = 0; i < basis.parts().size(); i++) {
      Part part = basis.parts().get(i);
      statistics.set(part, counts, shots);
      int at = row * program.observables() + part.observable();
      values.array()[at] += statistics.mean();
      variances.array()[at] += statistics.varianceOfMean();
    }
  }
}
