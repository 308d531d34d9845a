package io.qubridge.kit;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import io.qubridge.execution.Bindings;
import io.qubridge.observable.Observable;
import io.qubridge.observable.Pauli;
import io.qubridge.observable.PauliString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Simulates one execution of a small circuit in the plainest way there is, as the reference that
 * backends are compared with.
 *
 * <p>A gate multiplies the state by its matrix of the table; a measurement or reset splits the
 * state into one branch for each outcome. Bit {@code i} of an index is qubit {@code i}, qubit 0
 * lowest. Made for at most ten qubits. Immutable once run.
 */
public final class NaiveSimulator {
  private static final int MOST_QUBITS = 12;

  /** A state vector, not normalised, with what was measured on the way. */
  private record Branch(Complex[] state, long bits) {}

  private final int qubits;
  private final List<Branch> branches;

  private NaiveSimulator(int qubits, List<Branch> branches) {
    this.qubits = qubits;
    this.branches = branches;
  }

  /**
   * Runs a circuit.
   *
   * @param circuit any circuit of at most twelve qubits
   * @param bindings values for its parameters
   * @param row which of their rows
   */
  public static NaiveSimulator run(Circuit circuit, Bindings bindings, int row) {
    return run(circuit, values(bindings, row), -1, -1);
  }

  /**
   * Runs a circuit with the derivative of one gate, by one of its angles, in place of that gate.
   *
   * @param operation the index of the gate among the circuit's operations
   */
  static NaiveSimulator runDerivative(
      Circuit circuit, Map<Parameter, Double> values, int operation, int angle) {
    return run(circuit, values, operation, angle);
  }

  private static NaiveSimulator run(
      Circuit circuit, Map<Parameter, Double> values, int derived, int angle) {
    if (circuit.qubits() > MOST_QUBITS) {
      throw new IllegalArgumentException(
          circuit.qubits() + " qubits; this simulator takes " + MOST_QUBITS);
    }
    Complex[] zero = new Complex[1 << circuit.qubits()];
    Arrays.fill(zero, Complex.ZERO);
    zero[0] = new Complex(1, 0);
    List<Branch> branches = List.of(new Branch(zero, 0));
    for (int i = 0; i < circuit.operations().size(); i++) {
      Operation operation = circuit.operations().get(i);
      branches = step(branches, operation, values, i == derived ? angle : -1);
    }
    return new NaiveSimulator(circuit.qubits(), branches);
  }

  private static List<Branch> step(
      List<Branch> branches, Operation operation, Map<Parameter, Double> values, int derivedBy) {
    List<Branch> result = new ArrayList<>();
    for (Branch branch : branches) {
      if (operation instanceof Gate gate) {
        result.add(new Branch(apply(gate, values, derivedBy, branch.state), branch.bits));
      } else if (operation instanceof Measurement measurement) {
        for (int outcome = 0; outcome < 2; outcome++) {
          Complex[] projected = project(branch.state, measurement.qubit(), outcome);
          addUnlessZero(result, projected, written(branch.bits, measurement.bit(), outcome));
        }
      } else if (operation instanceof Reset reset) {
        addUnlessZero(result, project(branch.state, reset.qubit(), 0), branch.bits);
        Complex[] one = project(branch.state, reset.qubit(), 1);
        addUnlessZero(result, flip(one, reset.qubit()), branch.bits);
      } else {
        result.add(branch); // a barrier
      }
    }
    return result;
  }

  private static Complex[] apply(
      Gate gate, Map<Parameter, Double> values, int derivedBy, Complex[] state) {
    double[] angles =
        gate.angles().stream().mapToDouble(angle -> angle.evaluate(values::get)).toArray();
    GateType type = gate.type();
    double[] matrix =
        derivedBy < 0 ? type.targetMatrix(angles) : type.targetDerivative(derivedBy, angles);
    int controls = gate.controls() + type.controls();
    List<Integer> targets = gate.qubits().subList(controls, gate.qubits().size());
    int size = 1 << targets.size();
    Complex[] result = new Complex[state.length];
    Arrays.fill(result, Complex.ZERO);
    for (int from = 0; from < state.length; from++) {
      if (!controlsFire(gate, controls, from)) {
        result[from] = derivedBy < 0 ? state[from] : Complex.ZERO;
        continue;
      }
      int column = gather(from, targets);
      for (int row = 0; row < size; row++) {
        int at = 2 * (row * size + column);
        int to = scatter(from, targets, row);
        Complex entry = new Complex(matrix[at], matrix[at + 1]);
        result[to] = result[to].plus(entry.times(state[from]));
      }
    }
    return result;
  }

  /** Modifier controls act on the value that the gate states, the type's own controls on 1. */
  private static boolean controlsFire(Gate gate, int controls, int index) {
    for (int i = 0; i < controls; i++) {
      int wanted = i < gate.controls() ? 1 - (gate.onZero() >> i & 1) : 1;
      if ((index >> gate.qubits().get(i) & 1) != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int gather(int index, List<Integer> qubits) {
    int inner = 0;
    for (int i = 0; i < qubits.size(); i++) {
      inner |= (index >> qubits.get(i) & 1) << i;
    }
    return inner;
  }

  private static int scatter(int index, List<Integer> qubits, int inner) {
    int result = index;
    for (int i = 0; i < qubits.size(); i++) {
      int bit = 1 << qubits.get(i);
      result = (inner >> i & 1) == 1 ? result | bit : result & ~bit;
    }
    return result;
  }

  private static Complex[] project(Complex[] state, int qubit, int outcome) {
    Complex[] result = state.clone();
    for (int k = 0; k < result.length; k++) {
      if ((k >> qubit & 1) != outcome) {
        result[k] = Complex.ZERO;
      }
    }
    return result;
  }

  private static Complex[] flip(Complex[] state, int qubit) {
    Complex[] result = new Complex[state.length];
    for (int k = 0; k < state.length; k++) {
      result[k ^ 1 << qubit] = state[k];
    }
    return result;
  }

  private static void addUnlessZero(List<Branch> branches, Complex[] state, long bits) {
    for (Complex amplitude : state) {
      if (amplitude.squared() > 0) {
        branches.add(new Branch(state, bits));
        return;
      }
    }
  }

  private static long written(long bits, int bit, int outcome) {
    return bit == Measurement.DISCARDED ? bits : bits & ~(1L << bit) | (long) outcome << bit;
  }

  /** The amplitudes, where nothing was measured or reset. */
  Complex[] state() {
    if (branches.size() != 1) {
      throw new IllegalStateException("the circuit measures or resets");
    }
    return branches.get(0).state.clone();
  }

  /** The exact expectation value of an observable, averaged over all outcomes on the way. */
  public double expectation(Observable observable) {
    double sum = 0;
    for (Branch branch : branches) {
      sum += inner(branch.state, branch.state, observable);
    }
    return sum;
  }

  /** The real part of the inner product of one state with an observable applied to another. */
  static double inner(Complex[] bra, Complex[] ket, Observable observable) {
    double sum = 0;
    for (Observable.Term term : observable.terms()) {
      Complex[] moved = ket;
      for (PauliString.Factor factor : term.string().factors()) {
        moved = apply(Gate.of(gate(factor.pauli()), List.of(), List.of(factor.qubit())), moved);
      }
      for (int k = 0; k < bra.length; k++) {
        sum += term.coefficient() * bra[k].conjugate().times(moved[k]).re();
      }
    }
    return sum;
  }

  /**
   * The distribution of the classical bits: probability for each outcome that is possible, bit
   * {@code i} of a key being classical bit {@code i}.
   */
  public Map<Long, Double> probabilities() {
    Map<Long, Double> result = new TreeMap<>();
    for (Branch branch : branches) {
      for (Complex amplitude : branch.state) {
        result.merge(branch.bits, amplitude.squared(), Double::sum);
      }
    }
    return result;
  }

  /**
   * The distribution of the qubits when each is measured in the basis that a Pauli string names,
   * and in Z where it names none.
   */
  public Map<Long, Double> probabilities(PauliString basis) {
    Map<Long, Double> result = new TreeMap<>();
    for (Branch branch : branches) {
      Complex[] state = branch.state;
      for (PauliString.Factor factor : basis.factors()) {
        List<Integer> qubit = List.of(factor.qubit());
        if (factor.pauli() == Pauli.Y) {
          state = apply(Gate.of(GateType.SDG, List.of(), qubit), state);
        }
        if (factor.pauli() != Pauli.Z) {
          state = apply(Gate.of(GateType.H, List.of(), qubit), state);
        }
      }
      for (int k = 0; k < 1 << qubits; k++) {
        if (state[k].squared() > 0) {
          result.merge((long) k, state[k].squared(), Double::sum);
        }
      }
    }
    return result;
  }

  private static Complex[] apply(Gate constant, Complex[] state) {
    return apply(constant, Map.of(), -1, state);
  }

  private static GateType gate(Pauli pauli) {
    return switch (pauli) {
      case X -> GateType.X;
      case Y -> GateType.Y;
      case Z -> GateType.Z;
    };
  }

  static Map<Parameter, Double> values(Bindings bindings, int row) {
    Map<Parameter, Double> values = new HashMap<>();
    for (int column = 0; column < bindings.parameters().size(); column++) {
      values.put(bindings.parameters().get(column), bindings.values().get(row, column));
    }
    return values;
  }
}
