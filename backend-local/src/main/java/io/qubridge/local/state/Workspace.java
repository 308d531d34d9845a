package io.qubridge.local.state;

/**
 * Memory for one task at a time, kept from request to request so that simulating allocates nothing
 * for a row or a gate. Not thread-safe.
 */
public final class Workspace {
  /** Larger states are not kept: 32 MiB is what an idle thread may hold. */
  private static final int KEPT_QUBITS = 20;

  private final Angles angles = new Angles();
  private final StateBlock[] psi = new StateBlock[StateBlock.MAX_LANES + 1];
  private final StateBlock[] lambda = new StateBlock[StateBlock.MAX_LANES + 1];
  private final Statevector[] vectors = new Statevector[2];
  private double[][] slopes = {};
  private double[][] distribution = {};

  /** Cosines and sines. */
  public Angles angles() {
    return angles;
  }

  /** A block for states. */
  StateBlock psi(int lanes) {
    return block(psi, lanes);
  }

  /** A second block. */
  public StateBlock lambda(int lanes) {
    return block(lambda, lanes);
  }

  private static StateBlock block(StateBlock[] blocks, int lanes) {
    if (blocks[lanes] == null) {
      blocks[lanes] = new StateBlock(lanes);
    }
    return blocks[lanes];
  }

  /** A large state, the first or the second; undefined content. */
  public Statevector vector(int index, int qubits) {
    if (vectors[index] != null && vectors[index].qubits() == qubits) {
      return vectors[index];
    }
    vectors[index] = null; // may be gone before the next one is there
    Statevector vector = new Statevector(qubits);
    if (qubits <= KEPT_QUBITS) {
      vectors[index] = vector;
    }
    return vector;
  }

  /** One array for each slot with one element a lane; undefined content. */
  public double[][] slopes(int slots) {
    if (slopes.length < slots) {
      slopes = new double[slots][StateBlock.MAX_LANES];
    }
    return slopes;
  }

  /** One array for each outcome with one element a lane; undefined content. */
  public double[][] distribution(int outcomes) {
    if (distribution.length < outcomes) {
      distribution = new double[outcomes][StateBlock.MAX_LANES];
    }
    return distribution;
  }
}
