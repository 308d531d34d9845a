package io.qubridge.app.layer;

/**
 * One row a sample.
 *
 * @param inputs of the circuit
 * @param outputs of the circuit
 */
record VectorLayout(int inputs, int outputs) implements RowLayout {
  /**
   * Checks a layer's input.
   *
   * @throws IllegalArgumentException with the shape that is taken, if it is another
   */
  VectorLayout requireShape(long[] shape) {
    if (shape.length != 2 || shape[1] != inputs) {
      throw new IllegalArgumentException("[batch, " + inputs + "]");
    }
    return this;
  }

  @Override
  public double[] toRows(double[] input) {
    return input;
  }

  @Override
  public double[] toInput(double[] rows) {
    return rows;
  }

  @Override
  public double[] toOutput(double[] rows) {
    return rows;
  }

  @Override
  public double[] fromOutput(double[] output) {
    return output;
  }

  @Override
  public long[] outputShape(long images) {
    return new long[] {images, outputs};
  }
}
