package io.qubridge.local.noise;

import io.qubridge.circuit.Measurement;
import io.qubridge.device.ReadoutConfusion;
import io.qubridge.local.sampling.Xoshiro;
import java.util.List;

/**
 * Runs trajectories of one row: draws what errs, runs the circuit with it, and tells the outcome
 * distribution of what comes out. The average of the distributions over many trajectories is that
 * of the density matrix. Not thread-safe.
 *
 * <p>Amplitude damping is unravelled into its two Kraus operators; the one without a fall is
 * applied without computing the probability of a fall wherever the random number excludes one. J.
 * Dalibard, Y. Castin and K. Molmer, <a href="https://doi.org/10.1103/PhysRevLett.68.580">Phys.
 * Rev. Lett. 68, 580 (1992)</a>.
 */
final class TrajectoryRunner {
  private static final double[] X = {0, 0, 1, 0, 1, 0, 0, 0};
  private static final double[] Y = {0, 0, 0, -1, 0, 1, 0, 0};
  private static final double[] Z = {1, 0, 0, 0, 0, 0, -1, 0};
  private static final double[][] PAULIS = {X, Y, Z};
  private static final double[] FALL = {0, 0, 1, 0, 0, 0, 0, 0};
  private static final double[][] KEEP = {{1, 0, 0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0, 1, 0}};

  private final TrajectoryCircuit circuit;
  private final double[] thresholds;
  private final double[][] matrices;
  private final SparseUnitary[] unitaries;
  private final double[] draws;
  private final TrajectoryState state;
  private final TrajectoryState turned;
  private long bits;

  /**
   * A runner for one row.
   *
   * @param bindings values in the order of the circuit's parameters
   * @param rowStart where the row begins
   */
  TrajectoryRunner(TrajectoryCircuit circuit, double[] bindings, int rowStart) {
    this.circuit = circuit;
    thresholds = circuit.thresholds();
    draws = new double[thresholds.length];
    matrices = new double[circuit.steps().size()][];
    unitaries = new SparseUnitary[matrices.length];
    for (int i = 0; i < matrices.length; i++) {
      if (circuit.steps().get(i) instanceof TrajectoryStep.Turn turn) {
        double[] matrix = turn.gate().matrix(bindings, rowStart);
        if (turn.qubits().length == 1) {
          matrices[i] = matrix;
        } else {
          unitaries[i] = new SparseUnitary(matrix, turn.qubits());
        }
      } else if (circuit.steps().get(i) instanceof TrajectoryStep.Damp damp) {
        matrices[i] = new double[] {1, 0, 0, 0, 0, 0, Math.sqrt(1 - damp.strength()), 0};
      }
    }
    state = new TrajectoryState(circuit.qubits());
    turned = new TrajectoryState(circuit.qubits());
  }

  /**
   * Draws the random numbers of the next trajectory.
   *
   * @return whether nothing can happen in it, as in all others of which this is true
   */
  boolean draw(Xoshiro random) {
    boolean quiet = true;
    for (int site = 0; site < draws.length; site++) {
      draws[site] = random.nextDouble();
      quiet &= draws[site] >= thresholds[site];
    }
    return quiet;
  }

  /** Takes the numbers of a trajectory in which nothing happens. */
  void drawQuiet() {
    System.arraycopy(thresholds, 0, draws, 0, draws.length);
  }

  /** Runs the trajectory that was drawn. */
  void run() {
    state.zero();
    bits = 0;
    for (int i = 0; i < matrices.length; i++) {
      TrajectoryStep step = circuit.steps().get(i);
      if (unitaries[i] != null) {
        state.apply(unitaries[i]);
      } else if (step instanceof TrajectoryStep.Turn turn) {
        state.apply(matrices[i], turn.qubits()[0]);
      } else if (step instanceof TrajectoryStep.Depolarize mixed) {
        depolarize(mixed);
      } else if (step instanceof TrajectoryStep.Flip flip) {
        if (draws[flip.site()] < flip.probability()) {
          state.apply(flip.phase() ? Z : X, flip.qubit());
        }
      } else if (step instanceof TrajectoryStep.Damp damp) {
        damp(damp, matrices[i]);
      } else if (step instanceof TrajectoryStep.Measure measure) {
        measure(measure);
      } else if (step instanceof TrajectoryStep.Clear clear
          && collapse(clear.qubit(), draws[clear.site()]) == 1) {
        state.apply(X, clear.qubit());
      }
    }
    state.normalize();
  }

  private void depolarize(TrajectoryStep.Depolarize mixed) {
    if (draws[mixed.site()] >= thresholds[mixed.site()]) {
      return;
    }
    int last = (1 << 2 * mixed.qubits().length) - 1;
    int pauli = 1 + (int) (draws[mixed.site()] / thresholds[mixed.site()] * last);
    for (int operand = 0; operand < mixed.qubits().length; operand++) {
      int digit = Math.min(pauli, last) >> 2 * operand & 3;
      if (digit > 0) {
        state.apply(PAULIS[digit - 1], mixed.qubits()[operand]);
      }
    }
  }

  private void damp(TrajectoryStep.Damp damp, double[] kept) {
    double draw = draws[damp.site()];
    if (draw < damp.strength() && draw < damp.strength() * state.one(damp.qubit())) {
      state.apply(FALL, damp.qubit());
      state.normalize();
    } else {
      state.apply(kept, damp.qubit());
    }
  }

  private int collapse(int qubit, double draw) {
    int outcome = draw < state.one(qubit) ? 1 : 0;
    state.apply(KEEP[outcome], qubit);
    state.normalize();
    return outcome;
  }

  private void measure(TrajectoryStep.Measure measure) {
    int outcome = collapse(measure.qubit(), draws[measure.site()]);
    if (measure.bit() == Measurement.DISCARDED) {
      return;
    }
    double wrong =
        measure
            .readout()
            .map(outcome == 1 ? ReadoutConfusion::zeroGivenOne : ReadoutConfusion::oneGivenZero)
            .orElse(0.0);
    long read = draws[measure.site() + 1] < wrong ? 1 - outcome : outcome;
    bits = bits & ~(1L << measure.bit()) | read << measure.bit();
  }

  /** What was measured in the middle. */
  long bits() {
    return bits;
  }

  /**
   * The outcome distribution of the trajectory that was run, readout errors included.
   *
   * @param into entry {@code b} is the probability that measured qubit {@code i} gives bit {@code
   *     i} of {@code b}
   */
  void distribution(List<NoisyOutcomes.Measured> measured, double[] into) {
    TrajectoryState from = state;
    if (measured.stream().anyMatch(m -> m.qubit() >= 0 && m.digit() != 3)) {
      turned.set(state);
      measured.stream().filter(m -> m.qubit() >= 0).forEach(m -> turned.turn(m.digit(), m.qubit()));
      from = turned;
    }
    new OutcomeIndex(measured).probabilities(from, into);
    NoisyOutcomes.confuse(measured, into);
  }
}
