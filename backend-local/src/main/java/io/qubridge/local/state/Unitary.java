package io.qubridge.local.state;

import java.util.List;

/** Gates between two measurements, resets or ends of a circuit, compiled. Immutable. */
public final class Unitary {
  /** Circuits of more qubits run row by row on a {@link Statevector}. */
  static final int MAX_BLOCK_QUBITS = 11;

  private final StepList steps;
  private final List<Pass> passes;
  private final boolean first;

  /**
   * Compiles primitives.
   *
   * @param qubits of the program
   * @param angles takes their angles
   * @param first whether nothing comes before
   */
  Unitary(List<Primitive> primitives, int qubits, AnglePlan.Builder angles, boolean first) {
    this.first = first;
    if (qubits > MAX_BLOCK_QUBITS) {
      steps = null;
      passes = new SweepPlanner(qubits, angles).plan(primitives, first);
    } else {
      StepFusion fusion = new StepFusion(qubits);
      Multiplexing.of(primitives).forEach(fusion::add);
      steps = fusion.build(angles, first);
      passes = null;
    }
  }

  /** How many times it goes over the amplitudes of a state, about. */
  int length() {
    return steps == null ? 4 * passes.size() : steps.steps().size();
  }

  void apply(StateBlock state, Angles angles) {
    steps.apply(state, angles);
  }

  void apply(PureState state, Angles angles, Workers workers) {
    if (state instanceof StateBlock block) {
      steps.apply(block, angles);
      return;
    }
    for (Pass pass : passes) {
      pass.apply((Statevector) state, angles, workers);
    }
  }

  /** See {@link StepList#pullBack}. */
  void pullBack(StateBlock psi, StateBlock lambda, Angles angles, double[][] slopes) {
    steps.pullBack(psi, lambda, angles, slopes, first);
  }

  /** See {@link Pass#pullBack}. */
  void pullBack(
      Statevector psi, Statevector lambda, Angles angles, double[] slopes, Workers workers) {
    for (int i = passes.size() - 1; i >= 0; i--) {
      passes.get(i).pullBack(psi, lambda, angles, slopes, workers);
    }
  }
}
