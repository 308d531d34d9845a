package io.qubridge.local.state;

import java.util.Arrays;

/**
 * The state vectors of some rows side by side.
 *
 * <p>Each amplitude has an array of its own for its real and its imaginary part, with one element a
 * row. Gates combine whole amplitudes, so their loops run over the rows of two or four arrays with
 * one index; a gate that only permutes amplitudes renumbers the arrays. Bit {@code i} of an
 * amplitude's index is qubit {@code i}, qubit 0 lowest. Reused from block to block; not
 * thread-safe.
 */
public final class StateBlock implements PureState {
  /** The most rows of a block. */
  static final int MAX_LANES = 64;

  private final int lanes;
  private int qubits;
  private double[][] re = {};
  private double[][] im = {};
  private double[][] weights = {};

  /** For each amplitude the number of the arrays that hold it. */
  private int[] place = {};

  private int[] spare = {};

  /**
   * An empty block.
   *
   * @param lanes the number of rows, at most {@link #MAX_LANES}
   */
  StateBlock(int lanes) {
    this.lanes = lanes;
  }

  /** Makes room for states of some qubits, whose amplitudes are then undefined. */
  void resize(int qubits) {
    this.qubits = qubits;
    int size = 1 << qubits;
    if (re.length < size) {
      re = new double[size][lanes];
      im = new double[size][lanes];
      place = new int[size];
      spare = new int[size];
    }
    for (int a = 0; a < size; a++) {
      place[a] = a;
    }
  }

  @Override
  public int qubits() {
    return qubits;
  }

  /** The number of rows that are computed, whether they are wanted or not. */
  int lanes() {
    return lanes;
  }

  /** The real part of an amplitude, one element a row. */
  double[] re(int amplitude) {
    return re[place[amplitude]];
  }

  /** The imaginary part of an amplitude, one element a row. */
  double[] im(int amplitude) {
    return im[place[amplitude]];
  }

  /** Scratch numbers, one array for each amplitude with one element a row. */
  double[][] weights() {
    if (weights.length < 1 << qubits) {
      weights = new double[1 << qubits][lanes];
    }
    return weights;
  }

  @Override
  public void zero() {
    clear();
    Arrays.fill(re(0), 1);
  }

  /** Makes all amplitudes 0. */
  void clear() {
    for (int a = 0; a < 1 << qubits; a++) {
      Arrays.fill(re(a), 0);
      Arrays.fill(im(a), 0);
    }
  }

  /** Makes all amplitudes 0, of as many qubits as another block and numbered alike. */
  void clearLike(StateBlock other) {
    resize(other.qubits);
    System.arraycopy(other.place, 0, place, 0, 1 << qubits);
    clear();
  }

  /** Gives each amplitude the value of another. */
  void permute(int[] source) {
    int[] moved = spare;
    for (int a = 0; a < source.length; a++) {
      moved[a] = place[source[a]];
    }
    spare = place;
    place = moved;
  }

  /** Makes this the state of another block of as many lanes. */
  void set(StateBlock other) {
    resize(other.qubits);
    for (int a = 0; a < 1 << qubits; a++) {
      System.arraycopy(other.re(a), 0, re(a), 0, lanes);
      System.arraycopy(other.im(a), 0, im(a), 0, lanes);
    }
  }

  @Override
  public StateBlock copy() {
    StateBlock copy = new StateBlock(lanes);
    copy.set(this);
    return copy;
  }

  @Override
  public double probabilityOfOne(int qubit) {
    double sum = 0;
    for (int a = 0; a < 1 << qubits; a++) {
      if ((a >> qubit & 1) == 1) {
        double real = re(a)[0];
        double imaginary = im(a)[0];
        sum += real * real + imaginary * imaginary;
      }
    }
    return sum;
  }

  @Override
  public void collapse(int qubit, int outcome, double probability) {
    double scale = 1 / Math.sqrt(probability);
    for (int a = 0; a < 1 << qubits; a++) {
      double factor = (a >> qubit & 1) == outcome ? scale : 0;
      re(a)[0] *= factor;
      im(a)[0] *= factor;
    }
  }

  @Override
  public void flip(int qubit) {
    for (int a = 0; a < 1 << qubits; a++) {
      if ((a >> qubit & 1) == 0) {
        int b = a | 1 << qubit;
        int held = place[a];
        place[a] = place[b];
        place[b] = held;
      }
    }
  }
}
