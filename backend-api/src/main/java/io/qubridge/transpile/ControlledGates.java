package io.qubridge.transpile;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.GateType;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowers gates under controls, and gates of symbolic angles, to one- and two-wire steps.
 *
 * <p>Everything becomes {@code RZ} or a phase under controls in some one-qubit frame. A controlled
 * {@code RZ} is a sum of parities, done by {@code 2^k} CX for {@code k} controls; from six controls
 * on by four controlled X on halves of the controls, where each half lends the other its qubits
 * (Barenco et al., <a href="https://arxiv.org/abs/quant-ph/9503016">quant-ph/9503016</a>; Vale et
 * al., <a href="https://arxiv.org/abs/2302.06377">arXiv:2302.06377</a>). All of it is linear in the
 * angle, so symbols stay symbols.
 */
final class ControlledGates {
  private static final int MOST_PARITY_CONTROLS = 5;
  private static final double[] H = GateType.H.targetMatrix();
  private static final double[] CX = GateType.CX.matrix();

  /** Frame that turns Z into Y: Y = SH Z (SH)*. */
  private static final double[] SH =
      ComplexMatrix.multiply(GateType.S.targetMatrix(), GateType.H.targetMatrix());

  /** Takes the lowered steps, on logical qubits. */
  interface Sink {
    void one(int qubit, double[] matrix);

    void two(int qubit0, int qubit1, double[] matrix);

    void rz(int qubit, Angle angle);

    void rzz(int qubit0, int qubit1, Angle angle);
  }

  private final Sink sink;

  ControlledGates(Sink sink) {
    this.sink = sink;
  }

  /** {@code diag(1, ..., 1, e^(i angle))} on qubits in any order; up to a global phase for one. */
  void phase(List<Integer> qubits, Angle angle) {
    if (qubits.isEmpty()) {
      return;
    }
    int target = qubits.get(qubits.size() - 1);
    List<Integer> controls = qubits.subList(0, qubits.size() - 1);
    rz(controls, target, angle);
    phase(controls, angle.times(0.5));
  }

  /** {@code RZ} under controls. */
  void rz(List<Integer> controls, int target, Angle angle) {
    int count = controls.size();
    if (count == 0) {
      sink.rz(target, angle);
    } else if (count == 1) {
      sink.rz(target, angle.times(0.5));
      sink.rzz(controls.get(0), target, angle.times(-0.5));
    } else if (count <= MOST_PARITY_CONTROLS) {
      parities(controls, target, angle.times(1.0 / (1 << count)));
    } else {
      halves(controls, target, angle.times(0.25));
    }
  }

  /** Walks through all parities of the controls by a Gray code; odd ones take the opposite sign. */
  private void parities(List<Integer> controls, int target, Angle angle) {
    int count = 1 << controls.size();
    for (int k = 0; k < count; k++) {
      int parity = k ^ k >> 1;
      sink.rz(target, Integer.bitCount(parity) % 2 == 0 ? angle : angle.negate());
      int next = (k + 1) % count;
      int changed = Integer.numberOfTrailingZeros(parity ^ next ^ next >> 1);
      sink.two(controls.get(changed), target, CX);
    }
  }

  private void halves(List<Integer> controls, int target, Angle quarter) {
    int middle = (controls.size() + 1) / 2;
    List<Integer> left = controls.subList(0, middle);
    List<Integer> right = controls.subList(middle, controls.size());
    for (int round = 0; round < 2; round++) {
      not(left, target, right);
      sink.rz(target, quarter.negate());
      not(right, target, left);
      sink.rz(target, quarter);
    }
  }

  /** X under controls; may borrow qubits in any state and gives them back unchanged. */
  private void not(List<Integer> controls, int target, List<Integer> borrowed) {
    int count = controls.size();
    if (count == 1) {
      sink.two(controls.get(0), target, CX);
    } else if (count <= MOST_PARITY_CONTROLS) {
      sink.one(target, H);
      phase(with(controls, target), Angle.of(Math.PI));
      sink.one(target, H);
    } else {
      ladder(controls, target, borrowed, true);
      ladder(controls, target, borrowed, false);
    }
  }

  private void ladder(
      List<Integer> controls, int target, List<Integer> borrowed, boolean withTarget) {
    int last = controls.size() - 1;
    for (int k = withTarget ? last : last - 1; k >= 2; k--) {
      rung(controls, target, borrowed, k);
    }
    toffoli(controls.get(0), controls.get(1), borrowed.get(0));
    for (int k = 2; k <= (withTarget ? last : last - 1); k++) {
      rung(controls, target, borrowed, k);
    }
  }

  private void rung(List<Integer> controls, int target, List<Integer> borrowed, int k) {
    int to = k == controls.size() - 1 ? target : borrowed.get(k - 1);
    toffoli(controls.get(k), borrowed.get(k - 2), to);
  }

  private void toffoli(int control0, int control1, int target) {
    not(List.of(control0, control1), target, List.of());
  }

  /** {@code RX} under controls. */
  void rx(List<Integer> controls, int target, Angle angle) {
    sink.one(target, H);
    rz(controls, target, angle);
    sink.one(target, H);
  }

  /** {@code RY} under controls. */
  void ry(List<Integer> controls, int target, Angle angle) {
    sink.one(target, ComplexMatrix.adjoint(SH));
    rz(controls, target, angle);
    sink.one(target, SH);
  }

  /** {@code RZ(phi) RY(theta) RZ(lambda)} under controls. */
  void euler(List<Integer> controls, int target, Angle theta, Angle phi, Angle lambda) {
    if (controls.size() != 1) {
      rz(controls, target, lambda);
      ry(controls, target, theta);
      rz(controls, target, phi);
      return;
    }
    // A X B X C with A B C = 1: Barenco et al., lemma 5.1
    List<Integer> none = List.of();
    sink.rz(target, lambda.plus(phi.negate()).times(0.5));
    sink.two(controls.get(0), target, CX);
    sink.rz(target, lambda.plus(phi).times(-0.5));
    ry(none, target, theta.times(-0.5));
    sink.two(controls.get(0), target, CX);
    ry(none, target, theta.times(0.5));
    sink.rz(target, phi);
  }

  /** {@code exp(-i angle P (x) P / 2)} under controls, for P = X, Y or Z. */
  void interaction(List<Integer> controls, int a, int b, Angle angle, char pauli) {
    double[] frame =
        switch (pauli) {
          case 'X' -> H;
          case 'Y' -> SH;
          default -> ComplexMatrix.identity(2);
        };
    sink.one(a, ComplexMatrix.adjoint(frame));
    sink.one(b, ComplexMatrix.adjoint(frame));
    if (controls.isEmpty()) {
      sink.rzz(a, b, angle);
    } else {
      sink.two(a, b, CX);
      rz(controls, b, angle);
      sink.two(a, b, CX);
    }
    sink.one(a, frame);
    sink.one(b, frame);
  }

  /** A constant one-qubit unitary under controls, exact with its phase. */
  void unitary(List<Integer> controls, int target, double[] u) {
    Axis axis = Axis.of(u);
    double first = axis.phase() - axis.angle() / 2;
    double second = axis.phase() + axis.angle() / 2;
    double[] frame = axis.frame();
    if (isFullTurn(second)) {
      frame = ComplexMatrix.multiply(frame, GateType.X.targetMatrix());
      second = first;
      first = 0;
    }
    sink.one(target, ComplexMatrix.adjoint(frame));
    if (isFullTurn(first)) {
      phase(with(controls, target), Angle.of(second));
    } else {
      rz(controls, target, Angle.of(second - first));
      phase(controls, Angle.of((first + second) / 2));
    }
    sink.one(target, frame);
  }

  static List<Integer> with(List<Integer> qubits, int further) {
    List<Integer> all = new ArrayList<>(qubits);
    all.add(further);
    return all;
  }

  private static boolean isFullTurn(double angle) {
    return Math.abs(Math.IEEEremainder(angle, 2 * Math.PI)) < ComplexMatrix.TOLERANCE;
  }
}
