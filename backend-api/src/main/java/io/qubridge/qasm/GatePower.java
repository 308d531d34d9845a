package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Operation;
import io.qubridge.qasm.syntax.ProgramException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Powers of gates, as gates of the table.
 *
 * <p>A fractional power is the principal one: each eigenvalue {@code exp(i a)} with {@code -pi < a
 * <= pi} becomes {@code exp(i k a)}.
 */
final class GatePower {
  private final int at;
  private final Budget budget;

  GatePower(int at, Budget budget) {
    this.at = at;
    this.budget = budget;
  }

  /** The power of operations that follow each other. */
  List<Operation> of(List<Operation> body, double exponent) {
    if (exponent == 1 || body.isEmpty()) {
      return body;
    }
    if (exponent == 0) {
      return List.of();
    }
    budget.spend(at, body.size());
    if (exponent == -1) {
      return inverse(body);
    }
    if (body.size() == 1 && body.get(0) instanceof Gate gate) {
      List<Operation> power = of(gate, exponent);
      budget.spend(at, power.size());
      return power;
    }
    int target = onlyQubit(body);
    if (target >= 0) {
      List<Integer> qubits = List.of(target);
      return Eigenphases.of(SmallUnitary.of(body, qubits))
          .power(exponent, new ControlledGates(qubits, 0, 0));
    }
    if (!isInteger(exponent)) {
      throw new ProgramException(
          at,
          "the power "
              + exponent
              + " is read of a single gate and of constant gates on one qubit only, not of this"
              + " body");
    }
    return repeated(exponent < 0 ? inverse(body) : body, Math.abs(exponent));
  }

  private List<Operation> of(Gate gate, double exponent) {
    if (isInteger(exponent) && gate.inverse().equals(List.of(gate))) {
      return exponent % 2 == 0 ? List.of() : List.of(gate);
    }
    return switch (gate.type()) {
      case GPHASE, P, CP, RX, RY, RZ, CRX, CRY, CRZ, RXX, RYY, RZZ -> scaled(gate, exponent);
      case SWAP, CSWAP -> swap(gate, exponent);
      case ISWAP -> iswap(gate, exponent);
      case ECR -> ecr(gate, exponent);
      default -> general(gate, exponent);
    };
  }

  /** A gate whose power has the multiple of its angle, once the angle is the principal one. */
  private List<Operation> scaled(Gate gate, double exponent) {
    Angle angle = gate.angles().get(0);
    if (isInteger(exponent)) {
      return List.of(with(gate, gate.type(), angle.times(exponent)));
    }
    double radians = constants(gate, exponent)[0];
    boolean phase =
        switch (gate.type()) {
          case GPHASE, P, CP -> true;
          default -> false;
        };
    double principal =
        phase
            ? Eigenphases.principal(radians)
            : 2 * Eigenphases.principal(Math.IEEEremainder(radians, 4 * Math.PI) / 2);
    if (!phase && principal == 2 * Math.PI) { // minus the identity: both eigenvalues are -1
      return ControlledGates.of(gate).phase(exponent * Math.PI).list();
    }
    return List.of(with(gate, gate.type(), Angle.of(exponent * principal)));
  }

  /** SWAP = exp(i pi/2 (SWAP - 1)), and SWAP is the mean of II, XX, YY and ZZ, twice. */
  private static List<Operation> swap(Gate gate, double exponent) {
    double angle = exponent * Math.PI / 2;
    return ControlledGates.of(gate)
        .phase(angle / 2)
        .add(GateType.RXX, angle)
        .add(GateType.RYY, angle)
        .add(GateType.RZZ, angle)
        .list();
  }

  /** iSWAP = exp(i pi/4 (XX + YY)), whose eigenphases are principal. */
  private static List<Operation> iswap(Gate gate, double exponent) {
    double angle = -exponent * Math.PI / 2;
    return ControlledGates.of(gate).add(GateType.RXX, angle).add(GateType.RYY, angle).list();
  }

  /** ECR = exp(i pi/8 ZX) X exp(-i pi/8 ZX) with Z and the inner X on the first operand. */
  private static List<Operation> ecr(Gate gate, double exponent) {
    return ControlledGates.of(gate)
        .addOn(1, GateType.H)
        .add(GateType.RZZ, Math.PI / 4)
        .phase(exponent * Math.PI / 2)
        .addOn(0, GateType.RX, exponent * Math.PI)
        .add(GateType.RZZ, -Math.PI / 4)
        .addOn(1, GateType.H)
        .list();
  }

  private List<Operation> general(Gate gate, double exponent) {
    if (isInteger(exponent) && !gate.isConstant()) {
      List<Operation> once = List.of(gate);
      return repeated(exponent < 0 ? inverse(once) : once, Math.abs(exponent));
    }
    double[] radians = constants(gate, exponent);
    return Eigenphases.of(gate.type().targetMatrix(radians))
        .power(exponent, ControlledGates.of(gate));
  }

  private double[] constants(Gate gate, double exponent) {
    if (!gate.isConstant()) {
      throw new ProgramException(
          at,
          "the power "
              + exponent
              + " of "
              + gate.type().qasmName()
              + " depends on the value of an input; expected an integer or a constant angle");
    }
    return gate.angles().stream().mapToDouble(Angle::constant).toArray();
  }

  private List<Operation> repeated(List<Operation> body, double times) {
    budget.spend(at, (long) Math.min(times * body.size(), Long.MAX_VALUE / 2));
    List<Operation> result = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      result.addAll(body);
    }
    return result;
  }

  private static List<Operation> inverse(List<Operation> body) {
    List<Operation> result = new ArrayList<>(body.size());
    List<Operation> reversed = new ArrayList<>(body);
    Collections.reverse(reversed);
    for (Operation operation : reversed) {
      if (operation instanceof Gate gate) {
        result.addAll(gate.inverse());
      } else {
        result.add(operation);
      }
    }
    return result;
  }

  /** The one qubit of a body of constant gates without modifier controls, or -1. */
  private static int onlyQubit(List<Operation> body) {
    int only = -1;
    for (Operation operation : body) {
      if (!(operation instanceof Gate gate) || !gate.isConstant() || gate.qubits().size() > 1) {
        return -1;
      }
      for (int qubit : gate.qubits()) {
        if (only >= 0 && qubit != only) {
          return -1;
        }
        only = qubit;
      }
    }
    return only;
  }

  private static Gate with(Gate gate, GateType type, Angle angle) {
    return new Gate(type, List.of(angle), gate.qubits(), gate.controls(), gate.onZero());
  }

  private static boolean isInteger(double exponent) {
    return exponent == Math.rint(exponent);
  }
}
