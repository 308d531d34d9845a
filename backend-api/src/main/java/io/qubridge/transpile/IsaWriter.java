package io.qubridge.transpile;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Reset;
import java.util.ArrayList;
import java.util.List;

/** Collects native operations on physical qubits, with angles brought near zero. */
final class IsaWriter {
  private static final double NOTHING = 1e-11;

  private final Target target;
  private final List<Operation> operations = new ArrayList<>();

  IsaWriter(Target target) {
    this.target = target;
  }

  List<Operation> operations() {
    return operations;
  }

  boolean has(GateType type, int node) {
    return target.has(type, node);
  }

  void gate(GateType type, List<Angle> angles, int... nodes) {
    List<Integer> qubits = new ArrayList<>(nodes.length);
    for (int node : nodes) {
      qubits.add(target.qubit(node));
    }
    operations.add(Gate.of(type, angles.stream().map(IsaWriter::reduced).toList(), qubits));
  }

  void measure(int node, int bit) {
    operations.add(new Measurement(target.qubit(node), bit));
  }

  void reset(int node) {
    operations.add(new Reset(target.qubit(node)));
  }

  void barrier(int... nodes) {
    List<Integer> qubits = new ArrayList<>(nodes.length);
    for (int node : nodes) {
      qubits.add(target.qubit(node));
    }
    operations.add(new Barrier(qubits));
  }

  /** Whether a rotation by the angle does nothing. */
  static boolean isZero(Angle angle) {
    return angle.isConstant()
        && Math.abs(Math.IEEEremainder(angle.constant(), 2 * Math.PI)) < NOTHING;
  }

  /** Full turns change native gates by a phase at most. */
  private static Angle reduced(Angle angle) {
    double constant = Math.IEEEremainder(angle.constant(), 2 * Math.PI);
    return new Angle(Math.abs(constant) < NOTHING ? 0 : constant, angle.terms());
  }
}
