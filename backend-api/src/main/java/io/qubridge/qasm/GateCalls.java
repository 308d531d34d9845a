package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Operation;
import io.qubridge.qasm.Symbol.Callable;
import io.qubridge.qasm.Symbol.GateApplication;
import io.qubridge.qasm.Symbol.Register;
import io.qubridge.qasm.syntax.Expression;
import io.qubridge.qasm.syntax.ProgramException;
import io.qubridge.qasm.syntax.Statement.GateCall;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Applies gates to the operands of a call, once for each element of its registers. */
final class GateCalls {
  private static final int FEW = 16;

  private final Operands operands;
  private final GateExpander expander;

  GateCalls(Operands operands, GateExpander expander) {
    this.operands = operands;
    this.expander = expander;
  }

  /** Appends what a call does. */
  void apply(GateCall call, Scope scope, List<Operation> out) {
    Callable gate = scope.gate(call.gate());
    requireArguments(call, gate);
    Evaluator evaluator = expander.evaluator();
    List<Angle> angles = angles(call.arguments(), evaluator, scope);
    ModifierChain modifiers = ModifierChain.of(call.modifiers(), evaluator, scope);
    requireOperands(call, gate, modifiers.controls());
    Register[] registers = new Register[call.operands().size()];
    for (int i = 0; i < registers.length; i++) {
      registers[i] = operands.qubits(call.operands().get(i), scope);
    }
    int length = length(call, registers);
    for (int i = 0; i < length; i++) {
      List<Integer> qubits = qubits(registers, i);
      requireDistinct(call.at(), qubits);
      expander.expand(gate, new GateApplication(call.at(), angles, qubits), modifiers, out);
    }
  }

  private static List<Angle> angles(List<Expression> arguments, Evaluator evaluator, Scope scope) {
    return switch (arguments.size()) {
      case 0 -> List.of();
      case 1 -> List.of(evaluator.angle(arguments.get(0), scope));
      default -> arguments.stream().map(argument -> evaluator.angle(argument, scope)).toList();
    };
  }

  /** How often the gate acts: the one length of all registers. */
  private static int length(GateCall call, Register[] registers) {
    int length = -1;
    for (int i = 0; i < registers.length; i++) {
      if (!registers[i].single()) {
        int own = registers[i].elements().length;
        if (length >= 0 && own != length) {
          throw new ProgramException(
              call.operands().get(i).at(),
              "the registers have " + length + " and " + own + " qubits; expected one length");
        }
        length = own;
      }
    }
    return length < 0 ? 1 : length;
  }

  private static List<Integer> qubits(Register[] registers, int index) {
    return switch (registers.length) {
      case 1 -> List.of(element(registers[0], index));
      case 2 -> List.of(element(registers[0], index), element(registers[1], index));
      default -> {
        List<Integer> qubits = new ArrayList<>(registers.length);
        for (Register register : registers) {
          qubits.add(element(register, index));
        }
        yield qubits;
      }
    };
  }

  private static int element(Register register, int index) {
    return register.elements()[register.single() ? 0 : index];
  }

  static void requireArguments(GateCall call, Callable gate) {
    if (call.arguments().size() != gate.angles()) {
      throw new ProgramException(
          call.gate().at(),
          "gate '%s' takes %d angle(s), found %d"
              .formatted(call.gate().name(), gate.angles(), call.arguments().size()));
    }
    if (call.duration().isPresent()) {
      throw new ProgramException(call.at(), "gates of a given duration are not supported");
    }
  }

  static void requireOperands(GateCall call, Callable gate, int controls) {
    int expected = gate.operands() + controls;
    if (call.operands().size() != expected) {
      throw new ProgramException(
          call.gate().at(),
          "gate '%s' takes %d qubit(s) here, found %d"
              .formatted(call.gate().name(), expected, call.operands().size()));
    }
  }

  static void requireDistinct(int at, List<Integer> qubits) {
    int size = qubits.size();
    if (size <= 1 || size > FEW && areDistinct(qubits)) {
      return;
    }
    for (int i = 1; i < size; i++) {
      int earlier = qubits.subList(0, i).indexOf(qubits.get(i));
      if (earlier >= 0) {
        throw new ProgramException(
            at, "operands %d and %d are the same qubit".formatted(earlier + 1, i + 1));
      }
    }
  }

  private static boolean areDistinct(List<Integer> qubits) {
    BitSet seen = new BitSet();
    qubits.forEach(seen::set);
    return seen.cardinality() == qubits.size();
  }
}
