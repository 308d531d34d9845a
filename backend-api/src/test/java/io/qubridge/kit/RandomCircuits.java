package io.qubridge.kit;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Seeded random circuits from a set of gates, with parameters that share gates, have factors and
 * offsets, and are used more than once. Not thread-safe.
 */
public final class RandomCircuits {
  private final Random random;
  private final List<GateType> gates;

  /**
   * Draws from some gates.
   *
   * @param gates at least one
   * @param seed gives the same circuits again
   */
  public RandomCircuits(Set<GateType> gates, long seed) {
    this.gates = gates.stream().sorted().toList();
    this.random = new Random(seed);
  }

  /**
   * A circuit without measurements.
   *
   * @param qubits the number of qubits
   * @param length the number of gates, each on distinct random qubits; gates that need more qubits
   *     are left out
   * @param parameters the number of parameters, {@code t0}, {@code t1}, ...; all are declared
   */
  public Circuit circuit(int qubits, int length, int parameters) {
    Circuit.Builder builder = Circuit.builder(qubits);
    List<Parameter> names = new ArrayList<>();
    for (int i = 0; i < parameters; i++) {
      names.add(new Parameter("t" + i));
      builder.parameter(names.get(i));
    }
    List<GateType> fitting = gates.stream().filter(g -> g.operands() <= qubits).toList();
    for (int i = 0; i < length; i++) {
      GateType type = fitting.get(random.nextInt(fitting.size()));
      builder.add(gate(type, qubits, names));
    }
    return builder.build();
  }

  /** A gate of a type on random qubits, its angles constant or affine in some parameters. */
  public Gate gate(GateType type, int qubits, List<Parameter> parameters) {
    List<Integer> order = new ArrayList<>();
    for (int qubit = 0; qubit < qubits; qubit++) {
      order.add(qubit);
    }
    Collections.shuffle(order, random);
    List<Angle> angles = new ArrayList<>();
    for (int i = 0; i < type.angles(); i++) {
      angles.add(angle(parameters));
    }
    return Gate.of(type, angles, order.subList(0, type.operands()));
  }

  private Angle angle(List<Parameter> parameters) {
    Angle angle = Angle.of(radians());
    int terms = parameters.isEmpty() ? 0 : random.nextInt(3);
    for (int i = 0; i < terms; i++) {
      Parameter parameter = parameters.get(random.nextInt(parameters.size()));
      angle = angle.plus(Angle.of(parameter).times(random.nextDouble() * 3 - 1.5));
    }
    return angle;
  }

  /** Values between -pi and pi for a circuit's parameters. */
  public Bindings bindings(Circuit circuit, int rows) {
    Matrix values = new Matrix(rows, circuit.parameters().size());
    for (int i = 0; i < values.array().length; i++) {
      values.array()[i] = radians();
    }
    return new Bindings(circuit.parameters(), values);
  }

  private double radians() {
    return (2 * random.nextDouble() - 1) * Math.PI;
  }
}
