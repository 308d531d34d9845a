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
 * counts as 0, as it does for all inputs below 1e-75 times the largest. Derivatives grow as one
 * over the norm of a node near 0, and so does their shot noise.
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
    double[] left = new double[size / 2];
    double[] right = new double[size / 2];
    double[] level = new double[size / 2];
    for (int row = 0; row < rows; row++) {
      load(values, row, amplitudes, squares);
      int to = row * stride;
      for (int width = 1; width < size; width *= 2) {
        halves(width, width == size / 2 ? amplitudes : null, squares, left, right);
        ArcTangents.atan2(right, left, level, width);
        transform(level, width);
        double share = 2.0 / width; // exact, for widths are powers of two
        for (int j = 0; j < width; j++) {
          angles[to++] = share * level[gray(j)];
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

  /** Takes one row over its largest size, and sums up squares; answers one over that size. */
  private double load(double[] values, int row, double[] amplitudes, double[] squares) {
    int size = amplitudes.length;
    int from = row * inputs;
    double largest = Double.MIN_NORMAL; // below, one over it is no number
    for (int i = 0; i < inputs; i++) {
      double magnitude = Math.abs(values[from + i]);
      if (magnitude > largest) {
        largest = magnitude;
      }
    }
    double scale = 1 / largest;
    for (int i = 0; i < inputs; i++) {
      double amplitude = values[from + i] * scale;
      amplitudes[i] = amplitude;
      squares[size + i] = amplitude * amplitude;
    }
    for (int node = size - 1; node > 0; node--) {
      squares[node] = squares[2 * node] + squares[2 * node + 1];
    }
    return scale;
  }

  /** The norms of the halves of a level's nodes; at the last level the amplitudes. */
  private static void halves(
      int width, double[] amplitudes, double[] squares, double[] left, double[] right) {
    for (int c = 0; c < width; c++) {
      left[c] = amplitudes == null ? Math.sqrt(squares[2 * (width + c)]) : amplitudes[2 * c];
      right[c] =
          amplitudes == null ? Math.sqrt(squares[2 * (width + c) + 1]) : amplitudes[2 * c + 1];
    }
  }

  /**
   * Derivatives by the angles of a level's nodes, from those by its gates; answers what follows.
   */
  private static int byLevel(double[] byAngles, int from, double[] level, int width) {
    double share = 1.0 / width;
    for (int j = 0; j < width; j++) {
      level[gray(j)] = share * byAngles[from + j];
    }
    transform(level, width);
    return from + width;
  }

  /** Hands a node's derivative down to the squared norms of its halves. */
  private static void share(int node, double slope, double[] squares, double[] bySquares) {
    double left = squares[2 * node];
    double right = squares[2 * node + 1];
    double area = (left + right) * Math.sqrt(left * right);
    double factor = area == 0 ? 0 : slope / area;
    bySquares[2 * node] = bySquares[node] - factor * right;
    bySquares[2 * node + 1] = bySquares[node] + factor * left;
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
    for (int i = 0; i < inputs; i += 2) {
      int node = pairs + i / 2;
      if (squares[node] > 0) {
        double a = amplitudes[i];
        double b = amplitudes[i + 1];
        double turn = 2 * scale * level[i / 2] / squares[node];
        double stretch = 2 * scale * bySquares[node];
        byInputs[at + i] = stretch * a - turn * b;
        if (i + 1 < inputs) {
          byInputs[at + i + 1] = stretch * b + turn * a;
        }
      }
    }
  }

  private static int gray(int j) {
    return j ^ j >> 1;
  }

  /** The Walsh-Hadamard transform, unscaled. */
  private static void transform(double[] values, int length) {
    for (int half = 1; half < length; half *= 2) {
      for (int from = 0; from < length; from += 2 * half) {
        for (int i = from; i < from + half; i++) {
          double a = values[i];
          double b = values[i + half];
          values[i] = a + b;
          values[i + half] = a - b;
        }
      }
    }
  }
}
