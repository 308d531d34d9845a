package io.qubridge.braket.program;

import static io.qubridge.circuit.GateType.CCX;
import static io.qubridge.circuit.GateType.CRZ;
import static io.qubridge.circuit.GateType.CX;
import static io.qubridge.circuit.GateType.CZ;
import static io.qubridge.circuit.GateType.H;
import static io.qubridge.circuit.GateType.P;
import static io.qubridge.circuit.GateType.PRX;
import static io.qubridge.circuit.GateType.RX;
import static io.qubridge.circuit.GateType.RXX;
import static io.qubridge.circuit.GateType.RY;
import static io.qubridge.circuit.GateType.RYY;
import static io.qubridge.circuit.GateType.RZ;
import static io.qubridge.circuit.GateType.RZZ;
import static io.qubridge.circuit.GateType.S;
import static io.qubridge.circuit.GateType.SDG;
import static io.qubridge.circuit.GateType.T;
import static io.qubridge.circuit.GateType.TDG;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gates written with other gates, equal up to a global phase. Textbook identities (M. A. Nielsen
 * and I. L. Chuang, "Quantum Computation and Quantum Information", sections 4.2 and 4.3); a test
 * checks each against the gate table.
 */
final class Decompositions {
  private static final Angle HALF_TURN = Angle.of(Math.PI);
  private static final Angle QUARTER_TURN = Angle.of(Math.PI / 2);

  /** The sequences of gates on operands 0, 1, ... of a gate with given angles. */
  private static final Map<GateType, Rule> RULES = rules();

  /** Writes down the parts of a gate. */
  private interface Rule {
    void write(Parts parts, List<Angle> angles);
  }

  /** Parts in order, on operand numbers. */
  private static final class Parts {
    private final List<Gate> gates = new ArrayList<>();

    Parts add(GateType type, int... operands) {
      return add(type, List.of(), operands);
    }

    Parts add(GateType type, Angle angle, int... operands) {
      return add(type, List.of(angle), operands);
    }

    Parts add(GateType type, List<Angle> angles, int... operands) {
      List<Integer> boxed = new ArrayList<>();
      for (int operand : operands) {
        boxed.add(operand);
      }
      gates.add(Gate.of(type, angles, boxed));
      return this;
    }
  }

  private Decompositions() {}

  /** A gate's parts; empty where there is no rule for it. */
  static Optional<List<Gate>> of(Gate gate) {
    return Optional.ofNullable(RULES.get(gate.type()))
        .map(
            rule -> {
              Parts parts = new Parts();
              rule.write(parts, gate.angles());
              return parts.gates.stream().map(part -> on(gate.qubits(), part)).toList();
            });
  }

  /** The types of a gate's parts; empty where there is no rule for it. */
  static Optional<Set<GateType>> partsOf(GateType type) {
    List<Integer> operands = new ArrayList<>();
    for (int k = 0; k < type.operands(); k++) {
      operands.add(k);
    }
    List<Angle> angles = Collections.nCopies(type.angles(), Angle.of(1));
    return of(Gate.of(type, angles, operands))
        .map(
            parts -> {
              Set<GateType> types = EnumSet.noneOf(GateType.class);
              parts.forEach(part -> types.add(part.type()));
              return types;
            });
  }

  private static Gate on(List<Integer> qubits, Gate part) {
    return Gate.of(part.type(), part.angles(), part.qubits().stream().map(qubits::get).toList());
  }

  private static Map<GateType, Rule> rules() {
    Map<GateType, Rule> rules = new EnumMap<>(GateType.class);
    addOneQubit(rules);
    addControlled(rules);
    addTwoQubit(rules);
    rules.put(CCX, (parts, angles) -> toffoli(parts));
    rules.put(
        GateType.CSWAP, (parts, angles) -> parts.add(CX, 2, 1).add(CCX, 0, 1, 2).add(CX, 2, 1));
    return rules;
  }

  private static void addOneQubit(Map<GateType, Rule> rules) {
    rules.put(GateType.GPHASE, (parts, angles) -> {});
    rules.put(GateType.ID, (parts, angles) -> {});
    rules.put(GateType.X, turn(RX, Math.PI));
    rules.put(GateType.Y, turn(RY, Math.PI));
    rules.put(GateType.Z, turn(RZ, Math.PI));
    rules.put(S, turn(RZ, Math.PI / 2));
    rules.put(SDG, turn(RZ, -Math.PI / 2));
    rules.put(T, turn(RZ, Math.PI / 4));
    rules.put(TDG, turn(RZ, -Math.PI / 4));
    rules.put(GateType.SX, turn(RX, Math.PI / 2));
    rules.put(GateType.SXDG, turn(RX, -Math.PI / 2));
    rules.put(H, (parts, angles) -> parts.add(RZ, HALF_TURN, 0).add(RY, QUARTER_TURN, 0));
    rules.put(P, (parts, angles) -> parts.add(RZ, angles.get(0), 0));
    rules.put(RX, (parts, angles) -> parts.add(PRX, List.of(angles.get(0), Angle.ZERO), 0));
    rules.put(RY, (parts, angles) -> parts.add(PRX, List.of(angles.get(0), QUARTER_TURN), 0));
    rules.put(GateType.U, (parts, a) -> euler(parts, a.get(0), a.get(1), a.get(2)));
    rules.put(GateType.U2, (parts, a) -> euler(parts, QUARTER_TURN, a.get(0), a.get(1)));
    rules.put(GateType.U3, (parts, a) -> euler(parts, a.get(0), a.get(1), a.get(2)));
    rules.put(
        PRX,
        (parts, a) ->
            parts.add(RZ, a.get(1).negate(), 0).add(RX, a.get(0), 0).add(RZ, a.get(1), 0));
    rules.put(GateType.GPI, (parts, a) -> parts.add(PRX, List.of(HALF_TURN, a.get(0)), 0));
    rules.put(GateType.GPI2, (parts, a) -> parts.add(PRX, List.of(QUARTER_TURN, a.get(0)), 0));
  }

  private static Rule turn(GateType axis, double radians) {
    return (parts, angles) -> parts.add(axis, Angle.of(radians), 0);
  }

  private static void euler(Parts parts, Angle theta, Angle phi, Angle lambda) {
    parts.add(RZ, lambda, 0).add(RY, theta, 0).add(RZ, phi, 0);
  }

  private static void addControlled(Map<GateType, Rule> rules) {
    rules.put(CX, (parts, angles) -> parts.add(H, 1).add(CZ, 0, 1).add(H, 1));
    rules.put(CZ, (parts, angles) -> parts.add(H, 1).add(CX, 0, 1).add(H, 1));
    rules.put(GateType.CY, (parts, angles) -> parts.add(SDG, 1).add(CX, 0, 1).add(S, 1));
    rules.put(
        GateType.CH,
        (parts, angles) ->
            parts
                .add(RY, Angle.of(-Math.PI / 4), 1)
                .add(CZ, 0, 1)
                .add(RY, Angle.of(Math.PI / 4), 1));
    rules.put(
        GateType.CP,
        (parts, a) -> {
          Angle half = a.get(0).times(0.5);
          parts
              .add(P, half, 0)
              .add(CX, 0, 1)
              .add(P, half.negate(), 1)
              .add(CX, 0, 1)
              .add(P, half, 1);
        });
    rules.put(GateType.CRX, (parts, a) -> parts.add(H, 1).add(CRZ, a.get(0), 0, 1).add(H, 1));
    rules.put(GateType.CRY, (parts, a) -> controlledTurn(parts, RY, a.get(0)));
    rules.put(CRZ, (parts, a) -> controlledTurn(parts, RZ, a.get(0)));
    rules.put(GateType.CU, (parts, a) -> controlledU(parts, a));
  }

  private static void controlledTurn(Parts parts, GateType axis, Angle angle) {
    Angle half = angle.times(0.5);
    parts.add(axis, half, 1).add(CX, 0, 1).add(axis, half.negate(), 1).add(CX, 0, 1);
  }

  /** The angles are theta, phi, lambda and the phase gamma of the whole. */
  private static void controlledU(Parts parts, List<Angle> a) {
    Angle half = a.get(0).times(0.5);
    Angle sum = a.get(1).plus(a.get(2)).times(0.5);
    Angle difference = a.get(2).plus(a.get(1).negate()).times(0.5);
    parts
        .add(P, a.get(3).plus(sum), 0)
        .add(RZ, difference, 1)
        .add(CX, 0, 1)
        .add(RZ, sum.negate(), 1)
        .add(RY, half.negate(), 1)
        .add(CX, 0, 1)
        .add(RY, half, 1)
        .add(RZ, a.get(1), 1);
  }

  private static void addTwoQubit(Map<GateType, Rule> rules) {
    rules.put(GateType.SWAP, (parts, angles) -> parts.add(CX, 0, 1).add(CX, 1, 0).add(CX, 0, 1));
    rules.put(
        RXX, (parts, a) -> parts.add(H, 0).add(H, 1).add(RZZ, a.get(0), 0, 1).add(H, 0).add(H, 1));
    rules.put(
        RYY,
        (parts, a) ->
            parts
                .add(RX, QUARTER_TURN, 0)
                .add(RX, QUARTER_TURN, 1)
                .add(RZZ, a.get(0), 0, 1)
                .add(RX, QUARTER_TURN.negate(), 0)
                .add(RX, QUARTER_TURN.negate(), 1));
    rules.put(RZZ, (parts, a) -> parts.add(CX, 0, 1).add(RZ, a.get(0), 1).add(CX, 0, 1));
    rules.put(
        GateType.ISWAP,
        (parts, angles) ->
            parts.add(RXX, QUARTER_TURN.negate(), 0, 1).add(RYY, QUARTER_TURN.negate(), 0, 1));
    rules.put(
        GateType.ECR,
        (parts, angles) -> {
          Angle eighth = Angle.of(Math.PI / 4);
          parts.add(H, 1).add(RZZ, eighth, 0, 1).add(H, 1).add(GateType.X, 0);
          parts.add(H, 1).add(RZZ, eighth.negate(), 0, 1).add(H, 1);
        });
  }

  private static void toffoli(Parts parts) {
    parts.add(H, 2).add(CX, 1, 2).add(TDG, 2).add(CX, 0, 2).add(T, 2).add(CX, 1, 2);
    parts.add(TDG, 2).add(CX, 0, 2).add(T, 1).add(T, 2).add(H, 2);
    parts.add(CX, 0, 1).add(T, 0).add(TDG, 1).add(CX, 0, 1);
  }
}
