package io.qubridge.gradient;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A circuit made ready for shifts, once for all rows.
 *
 * <p>The plan's circuit has slots as its parameters; a slot's value is affine in the parameters of
 * the circuit that the user gave. For each row of the user's the plan runs {@link #rows} rows: the
 * unshifted one, then one for each shift of a slot. Immutable.
 */
final class ShiftPlan {
  private static final ShiftRule NO_SHIFT = new ShiftRule(new double[0], new double[0]);

  private final Circuit circuit;
  private final List<Parameter> parameters;

  private final double[] constants;
  private final int[] termStarts;
  private final int[] termParameters;
  private final double[] termFactors;

  private final int[] shiftSlots;
  private final double[] shifts;
  private final double[] weights;

  private ShiftPlan(
      Circuit circuit, List<Parameter> parameters, List<Angle> slots, List<ShiftRule> rules) {
    this.circuit = circuit;
    this.parameters = parameters;
    Map<Parameter, Integer> indices = indices(parameters);
    int terms = slots.stream().mapToInt(angle -> angle.terms().size()).sum();
    constants = slots.stream().mapToDouble(Angle::constant).toArray();
    termStarts = new int[slots.size() + 1];
    termParameters = new int[terms];
    termFactors = new double[terms];
    int shiftCount = rules.stream().mapToInt(rule -> rule.shifts().length).sum();
    shiftSlots = new int[shiftCount];
    shifts = new double[shiftCount];
    weights = new double[shiftCount];
    int term = 0;
    int shift = 0;
    for (int slot = 0; slot < slots.size(); slot++) {
      for (Angle.Term part : slots.get(slot).terms()) {
        termParameters[term] = indices.get(part.parameter());
        termFactors[term++] = part.coefficient();
      }
      termStarts[slot + 1] = term;
      double[] by = rules.get(slot).shifts();
      System.arraycopy(by, 0, shifts, shift, by.length);
      System.arraycopy(rules.get(slot).weights(), 0, weights, shift, by.length);
      Arrays.fill(shiftSlots, shift, shift + by.length, slot);
      shift += by.length;
    }
  }

  /**
   * Gives each angle that depends on a parameter a slot of its own, and a shift rule where the gate
   * can change what is measured.
   */
  static ShiftPlan ofAngles(Circuit circuit, BitSet measured) {
    String prefix = freePrefix(circuit);
    BitSet reached = LightCone.gates(circuit, measured);
    List<Operation> operations = new ArrayList<>();
    List<Parameter> names = new ArrayList<>();
    List<Angle> slots = new ArrayList<>();
    List<ShiftRule> rules = new ArrayList<>();
    for (int i = 0; i < circuit.operations().size(); i++) {
      Operation operation = circuit.operations().get(i);
      if (!(operation instanceof Gate gate) || gate.isConstant()) {
        operations.add(operation);
        continue;
      }
      List<Angle> angles = new ArrayList<>(gate.angles());
      for (int a = 0; a < angles.size(); a++) {
        if (!angles.get(a).isConstant()) {
          names.add(new Parameter(prefix + slots.size()));
          slots.add(angles.get(a));
          rules.add(reached.get(i) ? ShiftRule.of(gate, a) : NO_SHIFT);
          angles.set(a, Angle.of(names.get(names.size() - 1)));
        }
      }
      operations.add(new Gate(gate.type(), angles, gate.qubits(), gate.controls(), gate.onZero()));
    }
    Circuit rewritten =
        new Circuit(
            circuit.qubits(),
            circuit.physical(),
            circuit.registers(),
            names,
            operations,
            circuit.pragmas());
    return new ShiftPlan(rewritten, circuit.parameters(), slots, rules);
  }

  /** Shifts the circuit's own parameters, where they can change what is measured, by one rule. */
  static ShiftPlan ofParameters(Circuit circuit, BitSet measured, ShiftRule rule) {
    Set<Parameter> reached = LightCone.parameters(circuit, measured);
    return new ShiftPlan(
        circuit,
        circuit.parameters(),
        circuit.parameters().stream().map(Angle::of).toList(),
        circuit.parameters().stream().map(p -> reached.contains(p) ? rule : NO_SHIFT).toList());
  }

  /** A start of names that no classical register has, for an OpenQASM program has one scope. */
  private static String freePrefix(Circuit circuit) {
    String prefix = "angle_";
    while (hasRegister(circuit, prefix)) {
      prefix = "_" + prefix;
    }
    return prefix;
  }

  private static boolean hasRegister(Circuit circuit, String prefix) {
    return circuit.registers().stream().anyMatch(r -> r.name().startsWith(prefix));
  }

  /** The circuit whose parameters are the slots. */
  Circuit circuit() {
    return circuit;
  }

  /** The number of slots. */
  int slots() {
    return constants.length;
  }

  /** The number of rows that run for each row of the user's. */
  int rows() {
    return 1 + shifts.length;
  }

  /** For each parameter of the user's circuit, its column in the user's bindings. */
  int[] columns(List<Parameter> bound) {
    Map<Parameter, Integer> indices = indices(bound);
    return parameters.stream().mapToInt(indices::get).toArray();
  }

  private static Map<Parameter, Integer> indices(List<Parameter> parameters) {
    Map<Parameter, Integer> indices = new HashMap<>();
    parameters.forEach(parameter -> indices.put(parameter, indices.size()));
    return indices;
  }

  /**
   * Writes the rows that run for one row of the user's.
   *
   * @param values the user's values, from index {@code from}
   * @param target takes {@code rows x slots} numbers from index {@code to}
   */
  void expand(double[] values, int from, int[] columns, double[] target, int to) {
    int slots = slots();
    for (int slot = 0; slot < slots; slot++) {
      double value = constants[slot];
      for (int t = termStarts[slot]; t < termStarts[slot + 1]; t++) {
        value += termFactors[t] * values[from + columns[termParameters[t]]];
      }
      target[to + slot] = value;
    }
    for (int k = 0; k < shifts.length; k++) {
      int row = to + (k + 1) * slots;
      System.arraycopy(target, to, target, row, slots);
      target[row + shiftSlots[k]] += shifts[k];
    }
  }

  /**
   * Adds one row's derivative to a gradient by the parameters.
   *
   * @param sums for each shift the weighted sum of observables at the shifted row
   * @param variances for each shift the variance of that sum
   * @param gradient takes the derivative, from index {@code at}, in the columns of the bindings
   * @param errors takes its standard errors alike
   */
  void pullBack(
      double[] sums,
      double[] variances,
      int[] columns,
      double[] gradient,
      double[] errors,
      int at) {
    int k = 0;
    for (int slot = 0; slot < slots(); slot++) {
      double slope = 0;
      double variance = 0;
      for (; k < shifts.length && shiftSlots[k] == slot; k++) {
        slope += weights[k] * sums[k];
        variance += weights[k] * weights[k] * variances[k];
      }
      for (int t = termStarts[slot]; t < termStarts[slot + 1]; t++) {
        int column = at + columns[termParameters[t]];
        gradient[column] += termFactors[t] * slope;
        errors[column] += termFactors[t] * termFactors[t] * variance;
      }
    }
    for (int column = at; column < at + columns.length; column++) {
      errors[column] = Math.sqrt(errors[column]);
    }
  }
}
