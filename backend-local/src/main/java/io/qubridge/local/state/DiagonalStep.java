package io.qubridge.local.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run of diagonal primitives with fixed angles, multiplied into one factor per amplitude. */
final class DiagonalStep implements Step {
  /** The amplitudes whose factor is not 1. */
  private final int[] amplitudes;

  private final double[][] cos;
  private final double[][] sin;

  /**
   * Multiplies the primitives.
   *
   * @param run diagonal, with fixed angles
   * @param qubits the number of qubits of the blocks that it will act on
   */
  DiagonalStep(List<Primitive> run, int qubits) {
    int size = 1 << qubits;
    double[] re = new double[size];
    double[] im = new double[size];
    Arrays.fill(re, 1);
    run.forEach(primitive -> multiply(primitive, re, im));
    List<Integer> moved = new ArrayList<>();
    for (int a = 0; a < size; a++) {
      if (re[a] != 1 || im[a] != 0) {
        moved.add(a);
      }
    }
    amplitudes = moved.stream().mapToInt(Integer::intValue).toArray();
    cos = new double[amplitudes.length][];
    sin = new double[amplitudes.length][];
    Map<Double, double[]> lanes = new HashMap<>();
    for (int i = 0; i < amplitudes.length; i++) {
      cos[i] = lanes.computeIfAbsent(re[amplitudes[i]], AnglePlan::lanes);
      sin[i] = lanes.computeIfAbsent(im[amplitudes[i]], AnglePlan::lanes);
    }
  }

  private static void multiply(Primitive primitive, double[] re, double[] im) {
    int controls;
    int values;
    double angle;
    int z = 0;
    if (primitive instanceof Primitive.Phase phase) {
      controls = phase.controls();
      values = phase.values();
      angle = phase.angle().constant();
    } else {
      Primitive.Rotation rotation = (Primitive.Rotation) primitive;
      controls = rotation.controls();
      values = rotation.values();
      angle = -rotation.angle().constant();
      z = rotation.z();
    }
    double c = AnglePlan.exact(Math.cos(angle));
    double s = AnglePlan.exact(Math.sin(angle));
    for (int a = 0; a < re.length; a++) {
      if ((a & controls) == values) {
        double sign = (Integer.bitCount(a & z) & 1) == 0 ? s : -s;
        double real = c * re[a] - sign * im[a];
        im[a] = c * im[a] + sign * re[a];
        re[a] = real;
      }
    }
  }

  @Override
  public void apply(StateBlock state, Angles angles) {
    turn(state, 1);
  }

  @Override
  public void undo(StateBlock state, Angles angles) {
    turn(state, -1);
  }

  private void turn(StateBlock state, double sign) {
    for (int i = 0; i < amplitudes.length; i++) {
      int a = amplitudes[i];
      GateKernels.phase(state.re(a), state.im(a), cos[i], sin[i], sign, state.lanes());
    }
  }
}
