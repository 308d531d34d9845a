package io.qubridge.local.state;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.execution.Bindings;
import java.util.Arrays;
import java.util.List;

/** A state vector as the simulator computes it, and gates on it by their matrices. */
final class Amplitudes {
  private final double[] re;
  private final double[] im;

  private Amplitudes(double[] re, double[] im) {
    this.re = re;
    this.im = im;
  }

  /** What the simulator makes of a circuit without parameters whose gates touch every qubit. */
  static Amplitudes of(Circuit circuit) {
    Program program = Program.compile(circuit, List.of());
    if (program.qubits() != circuit.qubits()) {
      throw new IllegalArgumentException("the circuit leaves a qubit out");
    }
    Amplitudes[] result = new Amplitudes[1];
    try (Engine engine = new Engine(2, new Capacity())) {
      engine.forEachRow(
          program,
          program.rows(Bindings.none()),
          1,
          1,
          (workspace, state, row, workers) -> {
            program.apply(0, state, workspace.angles(), workers);
            result[0] = read(state);
          });
    }
    return result[0];
  }

  private static Amplitudes read(PureState state) {
    if (state instanceof Statevector vector) {
      return new Amplitudes(vector.re.clone(), vector.im.clone());
    }
    StateBlock block = (StateBlock) state;
    int size = 1 << block.qubits();
    double[] re = new double[size];
    double[] im = new double[size];
    Arrays.setAll(re, a -> block.re(a)[0]);
    Arrays.setAll(im, a -> block.im(a)[0]);
    return new Amplitudes(re, im);
  }

  /** These amplitudes after a gate without parameters, by the matrix of its type. */
  Amplitudes after(Gate gate) {
    double[] angles = gate.angles().stream().mapToDouble(a -> a.constant()).toArray();
    double[] matrix = gate.type().matrix(angles);
    int operands = gate.type().operands();
    List<Integer> own = gate.qubits().subList(gate.controls(), gate.qubits().size());
    double[] newRe = new double[re.length];
    double[] newIm = new double[re.length];
    for (int from = 0; from < re.length; from++) {
      if (!fires(gate, from)) {
        newRe[from] += re[from];
        newIm[from] += im[from];
        continue;
      }
      int column = gather(from, own);
      for (int row = 0; row < 1 << operands; row++) {
        int to = scatter(from, own, row);
        double mre = matrix[2 * ((row << operands) + column)];
        double mim = matrix[2 * ((row << operands) + column) + 1];
        newRe[to] += mre * re[from] - mim * im[from];
        newIm[to] += mre * im[from] + mim * re[from];
      }
    }
    return new Amplitudes(newRe, newIm);
  }

  private static boolean fires(Gate gate, int index) {
    for (int i = 0; i < gate.controls(); i++) {
      int wanted = 1 - (gate.onZero() >> i & 1);
      if ((index >> gate.qubits().get(i) & 1) != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int gather(int index, List<Integer> qubits) {
    int inner = 0;
    for (int i = 0; i < qubits.size(); i++) {
      inner |= (index >> qubits.get(i) & 1) << i;
    }
    return inner;
  }

  private static int scatter(int index, List<Integer> qubits, int inner) {
    int result = index;
    for (int i = 0; i < qubits.size(); i++) {
      int bit = 1 << qubits.get(i);
      result = (inner >> i & 1) == 1 ? result | bit : result & ~bit;
    }
    return result;
  }

  /** The largest difference of an amplitude once the global phases are made the same. */
  double distance(Amplitudes other) {
    double dotRe = 0;
    double dotIm = 0;
    for (int k = 0; k < re.length; k++) {
      dotRe += re[k] * other.re[k] + im[k] * other.im[k];
      dotIm += re[k] * other.im[k] - im[k] * other.re[k];
    }
    double length = Math.hypot(dotRe, dotIm);
    double cos = dotRe / length;
    double sin = dotIm / length;
    double worst = 0;
    for (int k = 0; k < re.length; k++) {
      double turnedRe = cos * re[k] - sin * im[k];
      double turnedIm = cos * im[k] + sin * re[k];
      worst = Math.max(worst, Math.hypot(turnedRe - other.re[k], turnedIm - other.im[k]));
    }
    return worst;
  }
}
