package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Operation;
import java.util.List;

/** What a name of a program stands for. */
sealed interface Symbol {
  /** What it is, as an error message names it. */
  String description();

  /** A constant, an input, or the parameter of a gate. */
  record Constant(Value value) implements Symbol {
    @Override
    public String description() {
      return "a constant";
    }
  }

  /**
   * Qubits or bits: a register, a part of one, or a single one.
   *
   * @param quantum whether they are qubits
   * @param elements their indices in the circuit
   * @param single whether it is one alone, which is not a register of length 1
   */
  record Register(boolean quantum, int[] elements, boolean single) implements Symbol {
    @Override
    public String description() {
      String what = quantum ? "qubit" : "bit";
      return single ? "a " + what : "a register of " + elements.length + " " + what + "(s)";
    }
  }

  /** Something that can be applied to qubits. */
  sealed interface Callable extends Symbol permits TableGate, DefinedGate, RecognizedGate {
    /** The number of angles. */
    int angles();

    /** The number of operands. */
    int operands();

    /** How deep definitions stand in each other; 0 for gates that are not defined by a body. */
    int depth();

    /**
     * Appends what the gate does.
     *
     * @param call where it is called, and with what
     * @param expander does the appending
     * @param out takes the operations
     */
    void expand(GateApplication call, GateExpander expander, List<Operation> out);

    @Override
    default String description() {
      return "a gate";
    }
  }

  /** A gate that the language, its standard library or the reader brings. */
  record TableGate(GateType type) implements Callable {
    @Override
    public int angles() {
      return type.angles();
    }

    @Override
    public int operands() {
      return type.operands();
    }

    @Override
    public int depth() {
      return 0;
    }

    @Override
    public void expand(GateApplication call, GateExpander expander, List<Operation> out) {
      expander.append(type, call, out);
    }
  }

  /**
   * A gate on some operands.
   *
   * @param at the offset of the call in the text
   * @param angles its angles
   * @param qubits its operands
   */
  record GateApplication(int at, List<Angle> angles, List<Integer> qubits) {}
}
