package io.qubridge.qasm;

import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.ClassicalRegister;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Parameter;
import io.qubridge.qasm.syntax.ProgramException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Numbers the qubits and bits of a program and collects its operations. */
final class CircuitAssembler {
  private final QasmOptions options;
  private final List<ClassicalRegister> registers = new ArrayList<>();
  private final Set<String> outputs = new HashSet<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private final List<String> pragmas = new ArrayList<>();
  private final BitSet physical = new BitSet();
  private final List<Integer> barriersOnAll = new ArrayList<>();
  private int virtual;
  private int bits;
  private int leastPhysical;
  private boolean ended;

  CircuitAssembler(QasmOptions options) {
    this.options = options;
  }

  /** Numbers new qubits. */
  int[] qubits(int at, int count) {
    if (!physical.isEmpty()) {
      throw mixed(at);
    }
    int first = virtual;
    virtual = within(at, virtual, count, options.maxQubits(), "qubits");
    return IntStream.range(first, virtual).toArray();
  }

  /** Numbers new bits and makes their register part of the circuit. */
  int[] bits(int at, String name, int count, boolean output) {
    int first = bits;
    bits = within(at, bits, count, options.maxBits(), "bits");
    registers.add(new ClassicalRegister(name, count));
    if (output) {
      outputs.add(name);
    }
    return IntStream.range(first, bits).toArray();
  }

  private static int within(int at, int there, int count, int limit, String what) {
    if (count > limit - there) {
      throw new ProgramException(at, "the program has more than " + limit + " " + what);
    }
    return there + count;
  }

  /** Takes note of a qubit of the device. */
  void physical(int at, int index) {
    if (virtual > 0) {
      throw mixed(at);
    }
    if (index >= options.maxQubits()) {
      throw new ProgramException(
          at, "physical qubit " + index + " is above the limit of " + options.maxQubits());
    }
    physical.set(index);
  }

  private static ProgramException mixed(int at) {
    return new ProgramException(
        at, "the program mixes declared qubits with physical ones; expected one kind only");
  }

  void parameter(Parameter parameter) {
    parameters.add(parameter);
  }

  void pragma(String text) {
    pragmas.add(text);
  }

  /** Lets a circuit on physical qubits have at least so many. */
  void leastPhysical(int at, int count) {
    leastPhysical = within(at, 0, count, options.maxQubits(), "qubits");
  }

  /** Drops all operations from here on, since the program has ended. */
  void end() {
    ended = true;
  }

  void add(Operation operation) {
    if (!ended) {
      operations.add(operation);
    }
  }

  /** The list that takes operations. */
  List<Operation> sink() {
    return ended ? new ArrayList<>() : operations;
  }

  /** Adds a barrier on all qubits. */
  void barrierOnAll() {
    if (virtual > 0) {
      add(new Barrier(IntStream.range(0, virtual).boxed().toList()));
    } else if (!ended) {
      barriersOnAll.add(operations.size());
    }
  }

  /** The number of declared qubits so far. */
  int virtualQubits() {
    return virtual;
  }

  Circuit assemble() {
    placePhysicalBarriers();
    if (!outputs.isEmpty()) {
      keepOutputs();
    }
    int device = Math.max(physical.length(), leastPhysical);
    boolean onDevice = virtual == 0 && device > 0;
    return new Circuit(
        onDevice ? device : virtual, onDevice, registers, parameters, operations, pragmas);
  }

  /** What all physical qubits are is known at the end only. */
  private void placePhysicalBarriers() {
    if (barriersOnAll.isEmpty() || physical.isEmpty()) {
      return;
    }
    Barrier all = new Barrier(physical.stream().boxed().toList());
    List<Operation> placed = new ArrayList<>(operations.size() + barriersOnAll.size());
    int next = 0;
    for (int place : barriersOnAll) {
      placed.addAll(operations.subList(next, place));
      placed.add(all);
      next = place;
    }
    placed.addAll(operations.subList(next, operations.size()));
    operations.clear();
    operations.addAll(placed);
  }

  /**
   * Leaves the registers that the program declares as outputs; a bit of another register is as good
   * as discarded, since no statement reads it.
   */
  private void keepOutputs() {
    int[] kept = new int[bits];
    int from = 0;
    int to = 0;
    for (ClassicalRegister register : registers) {
      boolean output = outputs.contains(register.name());
      for (int i = 0; i < register.size(); i++) {
        kept[from++] = output ? to++ : Measurement.DISCARDED;
      }
    }
    registers.removeIf(register -> !outputs.contains(register.name()));
    operations.replaceAll(
        operation ->
            operation instanceof Measurement m && m.bit() != Measurement.DISCARDED
                ? new Measurement(m.qubit(), kept[m.bit()])
                : operation);
  }
}
