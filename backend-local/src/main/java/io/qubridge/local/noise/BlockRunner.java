package io.qubridge.local.noise;

/**
 * Runs a noisy circuit for some rows of bindings at a time. Keeps its buffers; not thread-safe.
 *
 * <p>A row's numbers do not depend on the rows beside it: a map is computed by the same operations
 * whether the rows share it or not.
 */
final class BlockRunner {
  private final NoisyCircuit circuit;
  private final int rowLength;
  private final PauliBlock block;
  private final double[] byRow;
  private final double[] product = new double[16];
  private final double[] turned = new double[16];
  private final double[] scratch = new double[16];

  BlockRunner(NoisyCircuit circuit, int rowLength, int lanes) {
    this.circuit = circuit;
    this.rowLength = rowLength;
    this.block = new PauliBlock(circuit.qubits(), lanes);
    this.byRow = new double[16 * lanes];
  }

  /**
   * Prepares |0...0> and runs the circuit for the block's rows.
   *
   * @param bindings row-major values
   * @param firstRow the bindings' row of the block's first row
   * @param rows the rows that count; where there are fewer than lanes the rest repeat the last
   */
  PauliBlock run(double[] bindings, int firstRow, int rows) {
    block.prepareZero();
    for (NoisyStep step : circuit.steps()) {
      if (step instanceof NoisyStep.Joint joint) {
        block.apply(joint.map(), joint.qubits());
      } else if (step instanceof NoisyStep.Run run) {
        apply(run, bindings, firstRow, rows);
      } else if (step instanceof NoisyStep.ParametrisedJoint joint) {
        apply(joint, bindings, firstRow, rows);
      }
    }
    return block;
  }

  private void apply(NoisyStep.Run run, double[] bindings, int firstRow, int rows) {
    if (isShared(run, bindings, firstRow, rows)) {
      multiply(run, bindings, firstRow * rowLength);
      block.applyShared(product, run.qubit());
      return;
    }
    int lanes = block.lanes();
    for (int r = 0; r < lanes; r++) {
      multiply(run, bindings, (firstRow + Math.min(r, rows - 1)) * rowLength);
      for (int e = 4; e < 16; e++) {
        byRow[e * lanes + r] = product[e];
      }
    }
    block.applyByRow(byRow, run.qubit());
  }

  private boolean isShared(NoisyStep.Run run, double[] bindings, int firstRow, int rows) {
    for (NoisyStep.Factor factor : run.factors()) {
      if (factor instanceof NoisyStep.Turned gate
          && !gate.gate().isShared(bindings, firstRow * rowLength, rows, rowLength)) {
        return false;
      }
    }
    return true;
  }

  /** The product of a run's factors for one row, into {@link #product}. */
  private void multiply(NoisyStep.Run run, double[] bindings, int rowStart) {
    boolean first = true;
    for (NoisyStep.Factor factor : run.factors()) {
      double[] map;
      if (factor instanceof NoisyStep.Turned gate) {
        Rotations.transfer(gate.gate(), bindings, rowStart, turned);
        map = turned;
        first = times(map, first);
        if (gate.noise() != null) {
          times(gate.noise(), false);
        }
      } else {
        first = times(((NoisyStep.Fixed) factor).map(), first);
      }
    }
  }

  /** Multiplies {@link #product} by a map from the left; both have (1, 0, 0, 0) as first row. */
  private boolean times(double[] map, boolean first) {
    if (first) {
      System.arraycopy(map, 0, product, 0, 16);
      return false;
    }
    System.arraycopy(product, 0, scratch, 0, 16);
    for (int i = 4; i < 16; i += 4) {
      product[i] =
          map[i] + map[i + 1] * scratch[4] + map[i + 2] * scratch[8] + map[i + 3] * scratch[12];
      for (int j = 1; j < 4; j++) {
        product[i + j] =
            map[i + 1] * scratch[4 + j]
                + map[i + 2] * scratch[8 + j]
                + map[i + 3] * scratch[12 + j];
      }
    }
    return false;
  }

  private void apply(NoisyStep.ParametrisedJoint joint, double[] bindings, int firstRow, int rows) {
    int operands = joint.qubits().length;
    boolean shared = joint.gate().isShared(bindings, firstRow * rowLength, rows, rowLength);
    int distinct = shared ? 1 : block.lanes();
    SparseTransfer[] maps = new SparseTransfer[distinct];
    for (int r = 0; r < distinct; r++) {
      int rowStart = (firstRow + Math.min(r, rows - 1)) * rowLength;
      double[] gate = joint.gate().transfer(bindings, rowStart);
      maps[r] = new SparseTransfer(PauliTransfer.compose(joint.noise(), gate, operands), operands);
    }
    if (shared) {
      block.apply(maps[0], joint.qubits());
    } else {
      block.applyByRow(maps, joint.qubits());
    }
  }
}
