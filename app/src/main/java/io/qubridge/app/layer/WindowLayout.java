package io.qubridge.app.layer;

/**
 * One row for each window of an image.
 *
 * @param patches the windows
 * @param outputs of the circuit
 */
record WindowLayout(Patches patches, int outputs) implements RowLayout {
  @Override
  public double[] toRows(double[] input) {
    return patches.gather(input);
  }

  @Override
  public double[] toInput(double[] rows) {
    return patches.scatter(rows);
  }

  @Override
  public double[] toOutput(double[] rows) {
    return patches.toPlanes(rows, outputs);
  }

  @Override
  public double[] fromOutput(double[] output) {
    return patches.toRows(output, outputs);
  }

  @Override
  public long[] outputShape(long images) {
    return new long[] {
      images, (long) patches.groups() * outputs, patches.outputHeight(), patches.outputWidth()
    };
  }
}
