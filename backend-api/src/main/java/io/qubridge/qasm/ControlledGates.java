package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects gates on the targets of another gate, each under that gate's controls. */
final class ControlledGates {
  private final List<Integer> controls;
  private final List<Integer> targets;
  private final int onZero;
  private final List<Operation> gates = new ArrayList<>();

  /**
   * Gates on the qubits behind the controls.
   *
   * @param onZero bit {@code i} is 1 where control {@code i} acts on |0>
   */
  ControlledGates(List<Integer> qubits, int controls, int onZero) {
    this.controls = qubits.subList(0, controls);
    this.targets = qubits.subList(controls, qubits.size());
    this.onZero = onZero;
  }

  /** Gates where a gate has its targets, under its modifiers' and its own controls. */
  static ControlledGates of(Gate gate) {
    return new ControlledGates(
        gate.qubits(), gate.controls() + gate.type().controls(), gate.onZero());
  }

  /** Adds a gate on all targets. */
  ControlledGates add(GateType type, double... radians) {
    return add(type, targets, radians);
  }

  /** Adds a gate on one target. */
  ControlledGates addOn(int target, GateType type, double... radians) {
    return add(type, List.of(targets.get(target)), radians);
  }

  /** Adds a phase unless it is 0. */
  ControlledGates phase(double radians) {
    return radians == 0 ? this : add(GateType.GPHASE, List.of(), radians);
  }

  List<Operation> list() {
    return gates;
  }

  private ControlledGates add(GateType type, List<Integer> on, double... radians) {
    List<Integer> qubits = new ArrayList<>(controls);
    qubits.addAll(on);
    List<Angle> angles = Arrays.stream(radians).mapToObj(Angle::of).toList();
    gates.add(new Gate(type, angles, qubits, controls.size(), onZero));
    return this;
  }
}
