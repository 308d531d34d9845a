package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.ClassicalRegister;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Reset;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Writes circuits as OpenQASM 3 programs for any reader.
 *
 * <p>A program includes {@code stdgates.inc}, defines the further gates that it uses, and declares
 * parameters as {@code input float[64]}. Numbers are decimal, in radians, with as many digits as
 * reading them back takes. {@link QasmReader} reads the program to an equal circuit.
 */
public final class QasmWriter {
  private static final Collector<CharSequence, ?, String> ANGLES =
      Collectors.joining(", ", "(", ")");

  private final Circuit circuit;
  private final StringBuilder text = new StringBuilder();
  private final String[] qubits;
  private final String[] bits;

  private QasmWriter(Circuit circuit, WrittenNames names) {
    this.circuit = circuit;
    this.qubits = new String[circuit.qubits()];
    for (int i = 0; i < qubits.length; i++) {
      qubits[i] = circuit.physical() ? "$" + i : names.qubits() + "[" + i + "]";
    }
    this.bits = new String[circuit.bits()];
    int next = 0;
    for (ClassicalRegister register : circuit.registers()) {
      for (int i = 0; i < register.size(); i++) {
        bits[next++] = register.name() + "[" + i + "]";
      }
    }
  }

  /**
   * Writes a circuit.
   *
   * @return the program's text
   * @throws IllegalArgumentException if a parameter or register has a name that OpenQASM keeps for
   *     itself or for a gate of the program, or a pragma is not one line
   */
  public static String write(Circuit circuit) {
    WrittenNames names = WrittenNames.of(circuit);
    QasmWriter writer = new QasmWriter(circuit, names);
    writer.header(names);
    circuit.operations().forEach(writer::operation);
    return writer.text.toString();
  }

  private void header(WrittenNames names) {
    line("OPENQASM 3.0;");
    line("include \"" + Scope.STANDARD_LIBRARY + "\";");
    if (circuit.physical() && circuit.qubits() != highestQubit() + 1) {
      line("pragma " + DevicePragma.text(circuit.qubits()));
    }
    circuit.pragmas().forEach(this::pragma);
    names.definitions().forEach(type -> line(ExtensionGates.definition(type)));
    circuit.parameters().forEach(parameter -> line("input float[64] " + parameter.name() + ";"));
    if (!circuit.physical() && circuit.qubits() > 0) {
      line("qubit[" + circuit.qubits() + "] " + names.qubits() + ";");
    }
    circuit.registers().forEach(r -> line("bit[" + r.size() + "] " + r.name() + ";"));
  }

  private int highestQubit() {
    return circuit.operations().stream()
        .flatMap(operation -> operation.qubits().stream())
        .mapToInt(Integer::intValue)
        .max()
        .orElse(-1);
  }

  private void pragma(String pragma) {
    boolean oneLine = !pragma.isEmpty() && pragma.chars().noneMatch(c -> c == '\n' || c == '\r');
    if (!oneLine || pragma.charAt(0) == ' ' || pragma.charAt(0) == '\t') {
      throw new IllegalArgumentException(
          "a pragma is one line that does not start with a space, not '" + pragma.strip() + "'");
    }
    if (DevicePragma.is(pragma)) {
      throw new IllegalArgumentException(
          "pragma '" + pragma + "' is written from the circuit; leave it out of its pragmas");
    }
    line("pragma " + pragma);
  }

  private void operation(Operation operation) {
    if (operation instanceof Gate gate) {
      gate(gate);
    } else if (operation instanceof Measurement measurement) {
      if (measurement.bit() != Measurement.DISCARDED) {
        text.append(bits[measurement.bit()]).append(" = ");
      }
      text.append("measure ").append(qubits[measurement.qubit()]);
    } else if (operation instanceof Reset reset) {
      text.append("reset ").append(qubits[reset.qubit()]);
    } else if (operation instanceof Barrier barrier) {
      text.append("barrier");
      operands(barrier.qubits());
    }
    text.append(";\n");
  }

  private void gate(Gate gate) {
    for (int i = 0; i < gate.controls(); ) {
      int from = i;
      boolean onZero = onZero(gate, i);
      while (i < gate.controls() && onZero(gate, i) == onZero) {
        i++;
      }
      text.append(onZero ? "negctrl" : "ctrl");
      text.append(i - from == 1 ? " @ " : "(" + (i - from) + ") @ ");
    }
    text.append(gate.type().qasmName());
    if (!gate.angles().isEmpty()) {
      text.append(gate.angles().stream().map(QasmWriter::angle).collect(ANGLES));
    }
    operands(gate.qubits());
  }

  private static boolean onZero(Gate gate, int control) {
    return (gate.onZero() >>> control & 1) == 1;
  }

  private static String angle(Angle angle) {
    if (angle.isConstant()) {
      return Double.toString(angle.constant());
    }
    StringBuilder sum = new StringBuilder();
    if (angle.constant() != 0) {
      sum.append(angle.constant());
    }
    for (Angle.Term term : angle.terms()) {
      double factor = term.coefficient();
      if (sum.length() > 0) {
        sum.append(factor < 0 ? " - " : " + ");
      } else if (factor < 0) {
        sum.append('-');
      }
      if (Math.abs(factor) != 1) {
        sum.append(Math.abs(factor)).append(" * ");
      }
      sum.append(term.parameter().name());
    }
    return sum.toString();
  }

  private void operands(List<Integer> operands) {
    String separator = " ";
    for (int qubit : operands) {
      text.append(separator).append(qubits[qubit]);
      separator = ", ";
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
