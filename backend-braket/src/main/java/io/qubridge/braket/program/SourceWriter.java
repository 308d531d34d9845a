package io.qubridge.braket.program;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Writes one program in Braket's dialect of OpenQASM 3: gates by Braket's names, no include, no
 * barrier, at most one register of qubits and one of bits, angles as decimal numbers or inputs
 * (Amazon Braket Developer Guide, "What OpenQASM features does Amazon Braket support"). Not
 * thread-safe.
 */
final class SourceWriter {
  private final Dialect dialect;
  private final Wires wires;
  private final AngleTexts angles;
  private final Optional<NoisePragmas> noise;
  private final StringBuilder body = new StringBuilder();
  private int bits;

  SourceWriter(Dialect dialect, Wires wires, AngleTexts angles, Optional<NoisePragmas> noise) {
    this.dialect = dialect;
    this.wires = wires;
    this.angles = angles;
    this.noise = noise;
  }

  /** Writes gates, the first of them with noise behind each. */
  SourceWriter gates(List<Gate> gates, int noisy) {
    for (int k = 0; k < gates.size(); k++) {
      Gate gate = gates.get(k);
      dialect.express(gate).forEach(this::gate);
      if (k < noisy && !gate.qubits().isEmpty() && noise.isPresent()) {
        noise.get().after(gate.type().qasmName(), texts(gate.qubits())).forEach(this::line);
      }
    }
    return this;
  }

  /** Writes native gates in a box that the service leaves as it is. */
  SourceWriter verbatim(List<Gate> gates) {
    if (!gates.isEmpty()) {
      line("#pragma braket verbatim");
      line("box{");
      gates.forEach(this::gate);
      line("}");
    }
    return this;
  }

  /** Gives each wire without a gate one that does nothing, so that it counts as used. */
  SourceWriter touch(Circuit circuit) {
    boolean[] touched = new boolean[wires.count()];
    circuit.gates().forEach(gate -> gate.qubits().forEach(q -> touched[wires.number(q)] = true));
    for (int wire = 0; wire < touched.length && dialect.has("i"); wire++) {
      if (!touched[wire]) {
        line("i " + wires.numbered(wire) + ";");
      }
    }
    return this;
  }

  /**
   * Writes a circuit's measurements.
   *
   * @param all whether to measure the remaining wires, too, into bits behind those of the circuit
   */
  SourceWriter measurements(Circuit circuit, boolean all) {
    List<Integer> order = new ArrayList<>();
    for (Operation operation : circuit.operations()) {
      if (operation instanceof Measurement measurement) {
        order.add(wires.number(measurement.qubit()));
      }
    }
    for (int wire = 0; all && wire < wires.count(); wire++) {
      if (!order.contains(wire)) {
        order.add(wire);
      }
    }
    for (int wire : order) {
      noise.ifPresent(n -> n.beforeMeasurement(wires.numbered(wire)).forEach(this::line));
    }
    for (int wire : order) {
      line("b[" + bits++ + "] = measure " + wires.numbered(wire) + ";");
    }
    return this;
  }

  /** Asks for the expectation values of Pauli strings, one result each. */
  SourceWriter expectations(Collection<PauliString> strings) {
    noise.ifPresent(
        n -> {
          for (int wire = 0; wire < wires.count(); wire++) {
            n.beforeExpectation(wires.numbered(wire)).forEach(this::line);
          }
        });
    strings.forEach(string -> line("#pragma braket result expectation " + product(string)));
    return this;
  }

  /** Asks for the gradient of an observable's expectation value by all inputs. */
  SourceWriter gradient(Observable observable) {
    StringBuilder sum = new StringBuilder();
    for (Observable.Term term : observable.terms()) {
      double weight = term.coefficient();
      if (sum.length() == 0) {
        sum.append(weight);
      } else {
        sum.append(weight < 0 ? " - " : " + ").append(Math.abs(weight));
      }
      sum.append(" * ").append(product(term.string()));
    }
    line("#pragma braket result adjoint_gradient expectation(" + sum + ") all");
    return this;
  }

  /** Asks for the amplitudes of all basis states; the first wire is the leftmost digit. */
  SourceWriter amplitudes() {
    StringJoiner states = new StringJoiner(", ");
    for (int state = 0; state < 1 << wires.count(); state++) {
      StringBuilder digits = new StringBuilder();
      for (int wire = 0; wire < wires.count(); wire++) {
        digits.append(state >> (wires.count() - 1 - wire) & 1);
      }
      states.add("\"" + digits + "\"");
    }
    line("#pragma braket result amplitude " + states);
    return this;
  }

  /** Asks for the probabilities of all basis states; the first wire is the leftmost digit. */
  SourceWriter probabilities() {
    noise.ifPresent(
        n -> {
          for (int wire = 0; wire < wires.count(); wire++) {
            n.beforeMeasurement(wires.numbered(wire)).forEach(this::line);
          }
        });
    line("#pragma braket result probability all");
    return this;
  }

  /** The whole program. */
  String source(Map<String, Angle> inputs) {
    StringBuilder text = new StringBuilder("OPENQASM 3.0;\n");
    inputs.keySet().forEach(name -> text.append("input float ").append(name).append(";\n"));
    if (bits > 0) {
      text.append("bit[").append(bits).append("] b;\n");
    }
    if (!wires.physical()) {
      text.append("qubit[").append(wires.count()).append("] q;\n");
    }
    return text.append(body).toString();
  }

  private void gate(Gate gate) {
    body.append(Dialect.name(gate.type()).orElseThrow());
    if (!gate.angles().isEmpty()) {
      StringJoiner list = new StringJoiner(", ", "(", ")");
      gate.angles().forEach(angle -> list.add(angles.of(angle)));
      body.append(list);
    }
    line(" " + String.join(", ", texts(gate.qubits())) + ";");
  }

  private List<String> texts(List<Integer> qubits) {
    return qubits.stream().map(wires::text).toList();
  }

  private String product(PauliString string) {
    StringJoiner product = new StringJoiner(" @ ");
    for (PauliString.Factor factor : string.factors()) {
      String name = factor.pauli().name().toLowerCase(Locale.ROOT);
      product.add(name + "(" + wires.text(factor.qubit()) + ")");
    }
    return product.toString();
  }

  private void line(String line) {
    body.append(line).append('\n');
  }
}
