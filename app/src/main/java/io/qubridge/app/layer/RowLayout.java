package io.qubridge.app.layer;

/** How the arrays of a layer become rows, one for each circuit that runs, and rows arrays. */
interface RowLayout {
  /** The circuits' inputs {@code [rows x inputs]}, from a layer's input in C order. */
  double[] toRows(double[] input);

  /** The transpose of {@link #toRows}: derivatives by the layer's input, in C order. */
  double[] toInput(double[] rows);

  /** A layer's output in C order, from {@code [rows x outputs]}. */
  double[] toOutput(double[] rows);

  /** The inverse of {@link #toOutput}. */
  double[] fromOutput(double[] output);

  /** The shape of a layer's output. */
  long[] outputShape(long images);
}
