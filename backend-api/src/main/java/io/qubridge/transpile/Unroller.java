package io.qubridge.transpile;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Reset;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.List;

/** Lowers a circuit to steps. A swap without controls only renames wires. */
final class Unroller implements ControlledGates.Sink {
  private static final int MOST_STEPS = 2_000_000;

  private final List<Step> steps = new ArrayList<>();
  private final int[] wires;
  private final ControlledGates controlled = new ControlledGates(this);

  private Unroller(int qubits) {
    wires = new int[qubits];
    for (int qubit = 0; qubit < qubits; qubit++) {
      wires[qubit] = qubit;
    }
  }

  /**
   * The steps of a circuit on wires; each qubit starts on the wire of its number.
   *
   * @param steps the steps in order
   * @param wires for each qubit the wire on which it ends
   */
  record Unrolled(List<Step> steps, int[] wires) {}

  /**
   * Lowers a circuit.
   *
   * @throws UnsupportedCircuitException if it comes to too many steps
   */
  static Unrolled unroll(Circuit circuit) {
    Unroller unroller = new Unroller(circuit.qubits());
    for (Operation operation : PairCancellation.of(circuit.operations())) {
      unroller.add(operation);
    }
    return new Unrolled(unroller.steps, unroller.wires);
  }

  private void add(Operation operation) {
    if (operation instanceof Gate gate) {
      add(gate);
    } else if (operation instanceof Measurement measurement) {
      add(Step.measure(wires[measurement.qubit()], measurement.bit()));
    } else if (operation instanceof Reset reset) {
      add(Step.reset(wires[reset.qubit()]));
    } else if (operation instanceof Barrier barrier) {
      add(Step.barrier(barrier.qubits().stream().mapToInt(q -> wires[q]).toArray()));
    }
  }

  private void add(Gate gate) {
    List<Integer> qubits = gate.qubits();
    if (gate.controls() == 0 && gate.type() == GateType.SWAP) {
      int wire = wires[qubits.get(0)];
      wires[qubits.get(0)] = wires[qubits.get(1)];
      wires[qubits.get(1)] = wire;
    } else if (gate.controls() == 0 && gate.isConstant() && qubits.size() == 1) {
      one(qubits.get(0), gate.type().targetMatrix(radians(gate)));
    } else if (gate.controls() == 0 && gate.isConstant() && qubits.size() == 2) {
      two(qubits.get(0), qubits.get(1), gate.type().matrix(radians(gate)));
    } else {
      flipZeroControls(gate);
      lower(gate);
      flipZeroControls(gate);
    }
  }

  private void flipZeroControls(Gate gate) {
    for (int control = 0; control < gate.controls(); control++) {
      if ((gate.onZero() >> control & 1) == 1) {
        one(gate.qubits().get(control), GateType.X.targetMatrix());
      }
    }
  }

  private void lower(Gate gate) {
    List<Integer> qubits = gate.qubits();
    GateType type = gate.type();
    int count = gate.controls() + type.controls();
    List<Integer> controls = qubits.subList(0, count);
    switch (qubits.size() - count) {
      case 0 -> controlled.phase(controls, gate.angles().get(0));
      case 1 -> lower(controls, qubits.get(count), gate);
      default -> lower(controls, qubits.get(count), qubits.get(count + 1), gate);
    }
  }

  private void lower(List<Integer> controls, int target, Gate gate) {
    if (gate.isConstant()) {
      controlled.unitary(controls, target, gate.type().targetMatrix(radians(gate)));
      return;
    }
    List<Angle> a = gate.angles();
    switch (gate.type()) {
      case P, CP -> controlled.phase(ControlledGates.with(controls, target), a.get(0));
      case RX, CRX -> controlled.rx(controls, target, a.get(0));
      case RY, CRY -> controlled.ry(controls, target, a.get(0));
      case RZ, CRZ -> controlled.rz(controls, target, a.get(0));
      case U -> {
        controlled.phase(controls, a.get(0).plus(a.get(1)).plus(a.get(2)).times(0.5));
        controlled.euler(controls, target, a.get(0), a.get(1), a.get(2));
      }
      case CU -> {
        controlled.phase(controls, a.get(3).plus(a.get(1).plus(a.get(2)).times(0.5)));
        controlled.euler(controls, target, a.get(0), a.get(1), a.get(2));
      }
      case U2 -> controlled.euler(controls, target, Angle.of(Math.PI / 2), a.get(0), a.get(1));
      case U3 -> controlled.euler(controls, target, a.get(0), a.get(1), a.get(2));
      case PRX -> turned(a.get(1), target, () -> controlled.rx(controls, target, a.get(0)));
      case GPI, GPI2 ->
          turned(
              a.get(0),
              target,
              () -> controlled.unitary(controls, target, gate.type().targetMatrix(0)));
      default -> throw new AssertionError(gate.type() + " has no symbolic form");
    }
  }

  /** Runs steps in a frame that is turned about Z. */
  private void turned(Angle angle, int target, Runnable steps) {
    rz(target, angle.negate());
    steps.run();
    rz(target, angle);
  }

  private void lower(List<Integer> controls, int a, int b, Gate gate) {
    switch (gate.type()) {
      case SWAP, CSWAP -> {
        two(b, a, GateType.CX.matrix());
        controlled.unitary(ControlledGates.with(controls, a), b, GateType.X.targetMatrix());
        two(b, a, GateType.CX.matrix());
      }
      case RXX -> controlled.interaction(controls, a, b, gate.angles().get(0), 'X');
      case RYY -> controlled.interaction(controls, a, b, gate.angles().get(0), 'Y');
      case RZZ -> controlled.interaction(controls, a, b, gate.angles().get(0), 'Z');
      case ISWAP -> {
        controlled.interaction(controls, a, b, Angle.of(-Math.PI / 2), 'X');
        controlled.interaction(controls, a, b, Angle.of(-Math.PI / 2), 'Y');
      }
      case ECR -> {
        // X on the first after exp(-i pi/4 Z X)
        one(b, GateType.H.targetMatrix());
        controlled.interaction(controls, a, b, Angle.of(Math.PI / 2), 'Z');
        one(b, GateType.H.targetMatrix());
        controlled.unitary(controls, a, GateType.X.targetMatrix());
      }
      default -> throw new AssertionError(gate.type() + " has no lowering");
    }
  }

  private static double[] radians(Gate gate) {
    return gate.angles().stream().mapToDouble(Angle::constant).toArray();
  }

  @Override
  public void one(int qubit, double[] matrix) {
    add(Step.one(wires[qubit], matrix));
  }

  @Override
  public void two(int qubit0, int qubit1, double[] matrix) {
    add(Step.two(wires[qubit0], wires[qubit1], matrix));
  }

  @Override
  public void rz(int qubit, Angle angle) {
    add(Step.rz(wires[qubit], angle));
  }

  @Override
  public void rzz(int qubit0, int qubit1, Angle angle) {
    add(Step.rzz(wires[qubit0], wires[qubit1], angle));
  }

  private void add(Step step) {
    if (steps.size() == MOST_STEPS) {
      throw new UnsupportedCircuitException(
          "the circuit comes to more than "
              + MOST_STEPS
              + " gates on one or two qubits; use fewer gates, or fewer controls");
    }
    steps.add(step);
  }
}
