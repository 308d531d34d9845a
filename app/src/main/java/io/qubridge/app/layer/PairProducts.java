package io.qubridge.app.layer;

import io.qubridge.circuit.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The inputs themselves, then for each pair {@code i < j} the product {@code (x_i - c)(x_j - c)}.
 *
 * @param inputs the number of inputs of a sample
 * @param centre {@code c}
 */
record PairProducts(int inputs, double centre) implements InputMap {
  /** {@code x0, x1, ...}, then {@code x0_x1, x0_x2, ...}. */
  static List<Parameter> angles(int inputs) {
    List<Parameter> angles = new ArrayList<>(Parameters.numbered("x", inputs));
    for (int i = 0; i < inputs; i++) {
      for (int j = i + 1; j < inputs; j++) {
        angles.add(new Parameter("x" + i + "_x" + j));
      }
    }
    return angles;
  }

  @Override
  public void toAngles(double[] values, int rows, double[] angles, int stride) {
    for (int row = 0; row < rows; row++) {
      int from = row * inputs;
      int to = row * stride;
      System.arraycopy(values, from, angles, to, inputs);
      int pair = to + inputs;
      for (int i = 0; i < inputs; i++) {
        for (int j = i + 1; j < inputs; j++) {
          angles[pair++] = (values[from + i] - centre) * (values[from + j] - centre);
        }
      }
    }
  }

  @Override
  public void pullBack(
      double[] values, int rows, double[] byAngles, int stride, double[] byInputs) {
    for (int row = 0; row < rows; row++) {
      int at = row * inputs;
      System.arraycopy(byAngles, row * stride, byInputs, at, inputs);
      int pair = row * stride + inputs;
      for (int i = 0; i < inputs; i++) {
        for (int j = i + 1; j < inputs; j++) {
          byInputs[at + i] += byAngles[pair] * (values[at + j] - centre);
          byInputs[at + j] += byAngles[pair++] * (values[at + i] - centre);
        }
      }
    }
  }
}
