package io.qubridge.circuit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A straight-line quantum program: operations on qubits, with symbolic parameters.
 *
 * <p>Classical bits are counted over all registers in their order: the first bit of the second
 * register follows the last bit of the first. A circuit is the parsed form of an OpenQASM 3
 * program; writing it and reading it back gives an equal circuit.
 *
 * @param qubits the number of qubits; with physical qubits, one more than the highest index
 * @param physical whether the qubits are those of a device ({@code $0}, {@code $1}, ...)
 * @param registers the classical registers in order of declaration
 * @param parameters the parameters in order of declaration, each once
 * @param operations the steps in order
 * @param pragmas the program's pragmas as text without the keyword, in order
 */
public record Circuit(
    int qubits,
    boolean physical,
    List<ClassicalRegister> registers,
    List<Parameter> parameters,
    List<Operation> operations,
    List<String> pragmas)
    implements Serializable {

  /**
   * Copies the lists and checks that every index and parameter is declared.
   *
   * @throws IllegalArgumentException if a qubit, bit or parameter is out of range, undeclared or
   *     declared twice, or the bits are more than an {@code int} counts
   */
  public Circuit {
    registers = List.copyOf(registers);
    parameters = List.copyOf(parameters);
    operations = List.copyOf(operations);
    pragmas = List.copyOf(pragmas);
    if (qubits < 0) {
      throw new IllegalArgumentException("a circuit cannot have " + qubits + " qubits");
    }
    int bits = count(registers);
    requireDistinct("register", registers.stream().map(ClassicalRegister::name).toList());
    requireDistinct("parameter", parameters);
    Set<Parameter> declared = Set.copyOf(parameters);
    for (int i = 0; i < operations.size(); i++) {
      check(i, operations.get(i), qubits, bits, declared);
    }
  }

  /** Starts a circuit on qubits of a register. */
  public static Builder builder(int qubits) {
    return new Builder(qubits, false);
  }

  /** Starts a circuit on the physical qubits of a device. */
  public static Builder physicalBuilder(int qubits) {
    return new Builder(qubits, true);
  }

  /** The number of classical bits of all registers together. */
  public int bits() {
    return count(registers);
  }

  /** The gates in order, without measurements, resets and barriers. */
  public List<Gate> gates() {
    return operations.stream().filter(Gate.class::isInstance).map(Gate.class::cast).toList();
  }

  /** Whether the circuit has a measurement. */
  public boolean measures() {
    return operations.stream().anyMatch(Measurement.class::isInstance);
  }

  /**
   * The circuit with numbers in place of some parameters.
   *
   * @param values a finite number for each parameter to replace
   * @throws IllegalArgumentException if a parameter is not of this circuit or a value is not finite
   */
  public Circuit bind(Map<Parameter, Double> values) {
    values.forEach(this::requireBindable);
    List<Parameter> rest = parameters.stream().filter(p -> !values.containsKey(p)).toList();
    List<Operation> bound = operations.stream().map(operation -> bind(operation, values)).toList();
    return new Circuit(qubits, physical, registers, rest, bound, pragmas);
  }

  private void requireBindable(Parameter parameter, Double value) {
    if (!parameters.contains(parameter)) {
      throw new IllegalArgumentException(
          "the circuit has no parameter '" + parameter + "'; it has " + parameters);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "parameter '" + parameter + "' is " + value + "; it must be a finite number");
    }
  }

  private static Operation bind(Operation operation, Map<Parameter, Double> values) {
    if (!(operation instanceof Gate gate) || gate.isConstant()) {
      return operation;
    }
    List<Angle> angles = gate.angles().stream().map(angle -> bind(angle, values)).toList();
    return new Gate(gate.type(), angles, gate.qubits(), gate.controls(), gate.onZero());
  }

  private static Angle bind(Angle angle, Map<Parameter, Double> values) {
    double constant = angle.constant();
    List<Angle.Term> free = new ArrayList<>();
    for (Angle.Term term : angle.terms()) {
      Double value = values.get(term.parameter());
      if (value == null) {
        free.add(term);
      } else {
        constant += term.coefficient() * value;
      }
    }
    return new Angle(constant, free);
  }

  private static void check(
      int index, Operation operation, int qubits, int bits, Set<Parameter> declared) {
    for (int qubit : operation.qubits()) {
      if (qubit < 0 || qubit >= qubits) {
        throw new IllegalArgumentException(
            "operation " + index + " takes qubit " + qubit + " of a " + qubits + "-qubit circuit");
      }
    }
    if (operation instanceof Measurement measurement
        && (measurement.bit() < Measurement.DISCARDED || measurement.bit() >= bits)) {
      throw new IllegalArgumentException(
          "operation " + index + " measures into bit " + measurement.bit() + " of " + bits);
    }
    if (operation instanceof Gate gate) {
      for (Angle angle : gate.angles()) {
        for (Angle.Term term : angle.terms()) {
          if (!declared.contains(term.parameter())) {
            throw new IllegalArgumentException(
                "operation " + index + " uses undeclared parameter '" + term.parameter() + "'");
          }
        }
      }
    }
  }

  private static int count(Collection<ClassicalRegister> registers) {
    long bits = 0;
    for (ClassicalRegister register : registers) {
      bits += register.size();
    }
    if (bits > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a circuit cannot have " + bits + " classical bits");
    }
    return (int) bits;
  }

  private static void requireDistinct(String what, List<?> names) {
    Set<Object> seen = new HashSet<>();
    for (Object name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(what + " '" + name + "' is declared twice");
      }
    }
  }

  /**
   * Collects the steps of a circuit. Parameters are declared in the order of their first use unless
   * {@link #parameter} declared them before. Not thread-safe.
   */
  public static final class Builder {
    private final int qubits;
    private final boolean physical;
    private final Map<String, ClassicalRegister> registers = new LinkedHashMap<>();
    private final Set<Parameter> parameters = new LinkedHashSet<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<String> pragmas = new ArrayList<>();

    private Builder(int qubits, boolean physical) {
      this.qubits = qubits;
      this.physical = physical;
    }

    /** Declares a parameter. */
    public Builder parameter(Parameter parameter) {
      parameters.add(parameter);
      return this;
    }

    /**
     * Declares a classical register after those declared so far.
     *
     * @throws IllegalArgumentException if one of that name is there
     */
    public Builder register(String name, int size) {
      if (registers.putIfAbsent(name, new ClassicalRegister(name, size)) != null) {
        throw new IllegalArgumentException("register '" + name + "' is declared twice");
      }
      return this;
    }

    /** Appends a gate without angles. */
    public Builder gate(GateType type, int... qubits) {
      return gate(type, List.of(), boxed(qubits));
    }

    /** Appends a gate with one angle. */
    public Builder gate(GateType type, Angle angle, int... qubits) {
      return gate(type, List.of(angle), boxed(qubits));
    }

    /** Appends a gate with one constant angle in radians. */
    public Builder gate(GateType type, double radians, int... qubits) {
      return gate(type, Angle.of(radians), qubits);
    }

    /** Appends a gate with any number of angles. */
    public Builder gate(GateType type, List<Angle> angles, List<Integer> qubits) {
      return add(Gate.of(type, angles, qubits));
    }

    /** Appends a measurement into a classical bit, counted over all registers. */
    public Builder measure(int qubit, int bit) {
      return add(new Measurement(qubit, bit));
    }

    /** Measures every qubit into a new register, qubit {@code i} into its bit {@code i}. */
    public Builder measureAll(String register) {
      int first = count(registers.values());
      register(register, qubits);
      for (int qubit = 0; qubit < qubits; qubit++) {
        measure(qubit, first + qubit);
      }
      return this;
    }

    /** Keeps a pragma's text. */
    public Builder pragma(String text) {
      pragmas.add(text);
      return this;
    }

    /** Appends any step. */
    public Builder add(Operation operation) {
      operations.add(operation);
      if (operation instanceof Gate gate) {
        for (Angle angle : gate.angles()) {
          angle.terms().forEach(term -> parameters.add(term.parameter()));
        }
      }
      return this;
    }

    /**
     * The circuit.
     *
     * @throws IllegalArgumentException as the constructor of {@link Circuit}
     */
    public Circuit build() {
      return new Circuit(
          qubits,
          physical,
          List.copyOf(registers.values()),
          List.copyOf(parameters),
          operations,
          pragmas);
    }

    private static List<Integer> boxed(int[] qubits) {
      return Arrays.stream(qubits).boxed().toList();
    }
  }
}
