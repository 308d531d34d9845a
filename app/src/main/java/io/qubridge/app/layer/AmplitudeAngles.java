package io.qubridge.app.layer;

/**
 * The rotation angles that prepare given real amplitudes.
 *
 * <p>A binary tree over the amplitudes: each node's angle is {@code 2 atan2} of the norms of its
 * halves, at the last level of the two amplitudes themselves, which carries their signs. The angles
 * of a level, {@code theta_c} for the values {@code c} of the qubits above, are those of a
 * multiplexed rotation; its gates take {@code alpha_j = 2^-k sum_c (-1)^(c . gray(j)) theta_c}.
 *
 * <p>Where all amplitudes under a node are 0 its angle is 0, so inputs that are all 0 give |0>.
 * There the state has no derivative by those inputs that a change of angles could express; it
 * counts as 0. Derivatives grow as one over the norm of a node near 0, and so does their shot
 * noise.
 *
 * <p>Nodes are numbered as in a heap: the root is 1, the halves of {@code v} are {@code 2v} (bit 0)
 * and {@code 2v + 1}, the amplitudes are {@code 2^n, ..., 2^(n+1) - 1}.
 *
 * @param qubits {@code n}
 * @param inputs the number of inputs of a sample, at most {@code 2^n}
 */
record AmplitudeAngles(int qubits, int inputs) implements InputMap {
  @Override
  public void toAngles(double[] values, int rows, double[] angles, int stride) {
    int size = 1 << qubits;
    double[] amplitudes = new double[size];
    double[] squares = new double[2 * size];
    double[] level = new double[size / 2];
    for (int row = 0; row < rows; row++) {
      load(values, row, amplitudes, squares);
      int to = row * stride;
      for (int width = 1; width < size; width *= 2) {
        for (int c = 0; c < width; c++) {
          level[c] = angle(width + c, amplitudes, squares);
        }
        transform(level, width);
        for (int j = 0; j < width; j++) {
          angles[to++] = level[gray(j)] / width;
        }
      }
    }
  }

  @Override
  public void pullBack(
      double[] values, int rows, double[] byAngles, int stride, double[] byInputs) {
    int size = 1 << qubits;
    double[] amplitudes = new double[size];
    double[] squares = new double[2 * size];
    double[] bySquares = new double[2 * size];
    double[] level = new double[size / 2];
    for (int row = 0; row < rows; row++) {
      double scale = load(values, row, amplitudes, squares);
      if (scale == 0) {
        continue;
      }
      int from = row * stride;
      bySquares[1] = 0;
      for (int width = 1; width < size / 2; width *= 2) {
        from = byLevel(byAngles, from, level, width);
        for (int c = 0; c < width; c++) {
          share(width + c, level[c], squares, bySquares);
        }
      }
      byLevel(byAngles, from, level, size / 2);
      byAmplitudes(level, amplitudes, squares, bySquares, scale, byInputs, row * inputs);
    }
  }

  /** Takes one row over its largest size, and sums up squares; answers that size. */
  private double load(double[] values, int row, double[] amplitudes, double[] squares) {
    int size = amplitudes.length;
    double largest = 0;
    for (int i = 0; i < inputs; i++) {
      largest = Math.max(largest, Math.abs(values[row * inputs + i]));
    }
    for (int i = 0; i < inputs; i++) {
      double amplitude = largest == 0 ? 0 : values[row * inputs + i] / largest;
      amplitudes[i] = amplitude;
      squares[size + i] = amplitude * amplitude;
    }
    for (int node = size - 1; node > 0; node--) {
      squares[node] = squares[2 * node] + squares[2 * node + 1];
    }
    return largest;
  }

  private static double angle(int node, double[] amplitudes, double[] squares) {
    int left = 2 * node;
    return left >= amplitudes.length
        ? 2
            * Math.atan2(
                amplitudes[left + 1 - amplitudes.length], amplitudes[left - amplitudes.length])
        : 2 * Math.atan2(Math.sqrt(squares[left + 1]), Math.sqrt(squares[left]));
  }

  /**
   * Derivatives by the angles of a level's nodes, from those by its gates; answers what follows.
   */
  private static int byLevel(double[] byAngles, int from, double[] level, int width) {
    for (int j = 0; j < width; j++) {
      level[gray(j)] = byAngles[from + j] / width;
    }
    transform(level, width);
    return from + width;
  }

  /** Hands a node's derivative down to the squared norms of its halves. */
  private static void share(int node, double slope, double[] squares, double[] bySquares) {
    double left = squares[2 * node];
    double right = squares[2 * node + 1];
    double down = bySquares[node];
    if (left == 0 || right == 0) {
      bySquares[2 * node] = down;
      bySquares[2 * node + 1] = down;
      return;
    }
    double ratio = Math.sqrt(left / right);
    bySquares[2 * node] = down - slope / (ratio * squares[node]);
    bySquares[2 * node + 1] = down + slope * ratio / squares[node];
  }

  private void byAmplitudes(
      double[] level,
      double[] amplitudes,
      double[] squares,
      double[] bySquares,
      double scale,
      double[] byInputs,
      int at) {
    int pairs = amplitudes.length / 2;
    for (int i = 0; i < inputs; i++) {
      int pair = i / 2;
      double norm = squares[pairs + pair];
      if (norm > 0) {
        double turn = (i % 2 == 0 ? -2 : 2) * level[pair] * amplitudes[i ^ 1] / norm;
        byInputs[at + i] = (turn + 2 * amplitudes[i] * bySquares[pairs + pair]) / scale;
      }
    }
  }

  private static int gray(int j) {
    return j ^ j >> 1;
  }

  /** The Walsh-Hadamard transform, unscaled. */
  private static void transform(double[] values, int length) {
    for (int half = 1; half < length; half *= 2) {
      for (int i = 0; i < length; i++) {
        if ((i & half) == 0) {
          double a = values[i];
          double b = values[i + half];
          values[i] = a + b;
          values[i + half] = a - b;
        }
      }
    }
  }
}
