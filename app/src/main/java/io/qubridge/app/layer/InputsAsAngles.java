package io.qubridge.app.layer;

/**
 * Inputs that are angles as they are.
 *
 * @param inputs the number of inputs of a sample
 */
record InputsAsAngles(int inputs) implements InputMap {
  @Override
  public void toAngles(double[] values, int rows, double[] angles, int stride) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * inputs, angles, row * stride, inputs);
    }
  }

  @Override
  public void pullBack(
      double[] values, int rows, double[] byAngles, int stride, double[] byInputs) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(byAngles, row * stride, byInputs, row * inputs, inputs);
    }
  }
}
