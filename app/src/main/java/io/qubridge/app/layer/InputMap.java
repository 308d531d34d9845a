package io.qubridge.app.layer;

/**
 * How the inputs of a sample become the angles that an embedding's gates take, and how derivatives
 * go back. Immutable and safe for several threads; works on whole batches so that nothing is made
 * for a row.
 */
public interface InputMap {
  /**
   * Computes the angles.
   *
   * @param inputs {@code [rows x inputs]}, row-major, finite
   * @param rows the number of samples
   * @param angles takes those of each sample, in radians, from the start of its row
   * @param stride the length of a row of {@code angles}
   */
  void toAngles(double[] inputs, int rows, double[] angles, int stride);

  /**
   * The vector-Jacobian product: turns a loss's derivative by the angles into that by the inputs.
   *
   * @param inputs as {@link #toAngles} had them
   * @param rows the number of samples
   * @param byAngles the derivative by the angles of each sample, from the start of its row
   * @param stride the length of a row of {@code byAngles}
   * @param byInputs takes {@code [rows x inputs]}; zeros before
   */
  void pullBack(double[] inputs, int rows, double[] byAngles, int stride, double[] byInputs);
}
