package io.qubridge.kit;

import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Reset;
import io.qubridge.device.DeviceModel;
import io.qubridge.execution.Bindings;
import io.qubridge.transpile.Layout;
import io.qubridge.transpile.TranspileResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Checks ISA circuits by other means than the transpiler's: gate by gate against the device, and by
 * simulation against the logical circuit. Throws {@link AssertionError} with what is wrong.
 */
public final class IsaCheck {
  private static final double TOLERANCE = 1e-8;

  private IsaCheck() {}

  /** Every gate is one that the device has on exactly these qubits, in this order. */
  public static void requireNative(Circuit isa, DeviceModel device) {
    require(isa.physical(), "the circuit is not on physical qubits");
    for (Operation operation : isa.operations()) {
      if (operation instanceof Gate gate) {
        require(gate.controls() == 0, gate + " has control modifiers");
        require(device.gate(gate.type(), gate.qubits()).isPresent(), gate + " is not native");
      }
      for (int qubit : operation.qubits()) {
        require(device.qubits().containsKey(qubit), operation + " is off the device");
      }
    }
  }

  /**
   * The ISA circuit does what the logical one does, for one row of values: the same state up to
   * layout and global phase, or the same distribution of measured bits.
   */
  public static void requireEquivalent(
      Circuit logical, TranspileResult result, Bindings rows, int row) {
    require(logical.registers().equals(result.isa().registers()), "registers differ");
    List<Integer> used = used(result);
    NaiveSimulator expected = NaiveSimulator.run(logical, rows, row);
    NaiveSimulator actual =
        NaiveSimulator.run(compressed(result.isa(), used), result.bind(rows), row);
    if (logical.measures()) {
      compare(expected.probabilities(), actual.probabilities());
    } else {
      compare(expected.state(), actual.state(), result.finalLayout(), used);
    }
  }

  /** {@link #requireEquivalent(Circuit, TranspileResult, Bindings, int)} without parameters. */
  public static void requireEquivalent(Circuit logical, TranspileResult result) {
    requireEquivalent(logical, result, Bindings.none(), 0);
  }

  private static List<Integer> used(TranspileResult result) {
    SortedSet<Integer> used = new TreeSet<>(result.initialLayout().physical());
    used.addAll(result.finalLayout().physical());
    result.isa().operations().forEach(operation -> used.addAll(operation.qubits()));
    return new ArrayList<>(used);
  }

  /** The circuit on as many qubits as it uses. */
  private static Circuit compressed(Circuit isa, List<Integer> used) {
    Circuit.Builder circuit = Circuit.builder(used.size());
    isa.registers().forEach(register -> circuit.register(register.name(), register.size()));
    isa.parameters().forEach(circuit::parameter);
    for (Operation operation : isa.operations()) {
      List<Integer> qubits = operation.qubits().stream().map(used::indexOf).toList();
      if (operation instanceof Gate gate) {
        circuit.gate(gate.type(), gate.angles(), qubits);
      } else if (operation instanceof Measurement measurement) {
        circuit.measure(qubits.get(0), measurement.bit());
      } else if (operation instanceof Reset) {
        circuit.add(new Reset(qubits.get(0)));
      } else {
        circuit.add(new Barrier(qubits));
      }
    }
    return circuit.build();
  }

  private static void compare(
      Complex[] expected, Complex[] actual, Layout layout, List<Integer> used) {
    Complex[] placed = new Complex[actual.length];
    Arrays.fill(placed, Complex.ZERO);
    for (int index = 0; index < expected.length; index++) {
      int at = 0;
      for (int qubit = 0; qubit < layout.physical().size(); qubit++) {
        at |= (index >> qubit & 1) << used.indexOf(layout.physical(qubit));
      }
      placed[at] = expected[index];
    }
    double re = 0;
    double im = 0;
    for (int k = 0; k < placed.length; k++) {
      re += placed[k].re() * actual[k].re() + placed[k].im() * actual[k].im();
      im += placed[k].re() * actual[k].im() - placed[k].im() * actual[k].re();
    }
    Complex phase = new Complex(re / Math.hypot(re, im), im / Math.hypot(re, im));
    for (int k = 0; k < placed.length; k++) {
      Complex turned = placed[k].times(phase);
      double distance = Math.hypot(turned.re() - actual[k].re(), turned.im() - actual[k].im());
      require(distance < TOLERANCE, "amplitude " + k + " differs by " + distance);
    }
  }

  private static void compare(Map<Long, Double> expected, Map<Long, Double> actual) {
    SortedSet<Long> outcomes = new TreeSet<>(expected.keySet());
    outcomes.addAll(actual.keySet());
    for (long outcome : outcomes) {
      double distance =
          Math.abs(expected.getOrDefault(outcome, 0.0) - actual.getOrDefault(outcome, 0.0));
      require(distance < TOLERANCE, "outcome " + outcome + " differs by " + distance);
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
