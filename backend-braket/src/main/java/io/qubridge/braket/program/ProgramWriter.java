package io.qubridge.braket.program;

import io.qubridge.braket.device.BraketDevice;
import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.device.DeviceModel;
import io.qubridge.execution.Bindings;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.transpile.TranspileOptions;
import io.qubridge.transpile.Transpiler;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Writes the programs of one device. Safe for several threads. */
public final class ProgramWriter {
  /** The most amplitudes that one program asks for is two to this. */
  private static final int MOST_EXACT_BITS = 10;

  private static final int CACHED = 256;

  private final BraketDevice device;
  private final Dialect dialect;
  private final Optional<DeviceModel> verbatim;
  private final Optional<NoisePragmas> noise;
  private final Map<Circuit, Circuit> transpiled = new ConcurrentHashMap<>();

  /**
   * A writer.
   *
   * @param verbatim the device to transpile to; empty where the service compiles
   * @param noise to write behind the gates
   */
  public ProgramWriter(
      BraketDevice device, Optional<DeviceModel> verbatim, Optional<NoisePragmas> noise) {
    this.device = device;
    this.dialect = new Dialect(device.operations());
    this.verbatim = verbatim;
    this.noise = noise;
  }

  /** What circuits may consist of. */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * What is sent for a circuit that reads out bits.
   *
   * @param source the program
   * @param inputs what its inputs stand for
   */
  record Program(String source, Map<String, Angle> inputs) {}

  /** A program with inputs for the angles that depend on parameters. */
  Program withInputs(MeasuredCircuit measured) {
    AngleTexts.Inputs inputs = new AngleTexts.Inputs();
    SourceWriter writer = written(measured, inputs);
    return new Program(writer.source(inputs.declared()), inputs.declared());
  }

  /** A program with the numbers of a row. */
  String ofRow(MeasuredCircuit measured, Bindings bindings, int row) {
    return written(measured, AngleTexts.ofRow(bindings, row)).source(Map.of());
  }

  private SourceWriter written(MeasuredCircuit measured, AngleTexts angles) {
    if (verbatim.isPresent()) {
      Circuit isa = isa(measured.circuit(), verbatim.get());
      Wires wires = Wires.of(isa, true, List.of());
      return new SourceWriter(dialect, wires, angles, Optional.empty())
          .verbatim(isa.gates())
          .measurements(isa, device.measuresAll());
    }
    Circuit circuit = measured.circuit();
    Wires wires = Wires.of(circuit, keepsNumbers(circuit), List.of());
    return new SourceWriter(dialect, wires, angles, noise)
        .gates(circuit.gates(), measured.ownGates())
        .measurements(circuit, device.measuresAll());
  }

  private boolean keepsNumbers(Circuit circuit) {
    return circuit.physical() && device.physicalQubits();
  }

  /** The circuit in native gates on the device's qubits; one that is there already is checked. */
  Circuit isa(Circuit circuit, DeviceModel model) {
    if (circuit.physical()) {
      for (Gate gate : circuit.gates()) {
        requireNative(gate, model);
      }
      return circuit;
    }
    if (transpiled.size() >= CACHED) {
      transpiled.clear();
    }
    return transpiled.computeIfAbsent(
        circuit, c -> Transpiler.transpile(c, model, TranspileOptions.DEFAULT).isa());
  }

  private static void requireNative(Gate gate, DeviceModel model) {
    if (gate.controls() > 0 || model.gate(gate.type(), gate.qubits()).isEmpty()) {
      throw new UnsupportedCircuitException(
          "device "
              + model.name()
              + " has no native gate '"
              + gate.type().qasmName()
              + "' on qubits "
              + gate.qubits()
              + "; transpile a circuit on a qubit register, or leave out compile=verbatim");
    }
  }

  /** A program that asks for exact expectation values. */
  String expectations(Circuit circuit, Collection<PauliString> strings, Bindings rows, int row) {
    SourceWriter writer = exact(circuit, qubits(strings), AngleTexts.ofRow(rows, row));
    return writer.expectations(strings).source(Map.of());
  }

  /** A program that asks for the gradient of an observable by all its inputs. */
  Program gradient(Circuit circuit, Observable observable) {
    AngleTexts.Inputs inputs = new AngleTexts.Inputs();
    List<PauliString> strings = observable.terms().stream().map(Observable.Term::string).toList();
    SourceWriter writer = exact(circuit, qubits(strings), inputs).gradient(observable);
    return new Program(writer.source(inputs.declared()), inputs.declared());
  }

  /**
   * A program that asks for the exact distribution over the qubits that have gates or are measured,
   * in ascending order.
   *
   * @throws UnsupportedCircuitException if they are too many
   */
  String distribution(Circuit circuit, Bindings rows, int row) {
    int bits = distributionQubits(circuit).count();
    if (bits > MOST_EXACT_BITS) {
      throw new UnsupportedCircuitException(
          "the circuit uses "
              + bits
              + " qubits; Amazon Braket gives exact probabilities of at most "
              + MOST_EXACT_BITS
              + " here, so ask for shots or for observables");
    }
    SourceWriter writer = exact(circuit, Set.of(), AngleTexts.ofRow(rows, row));
    return (device.exact("Probability") ? writer.probabilities() : writer.amplitudes())
        .source(Map.of());
  }

  /** The qubits that {@link #distribution} is over. */
  static Wires distributionQubits(Circuit circuit) {
    return Wires.of(circuit, false, List.of());
  }

  private SourceWriter exact(Circuit circuit, Set<Integer> further, AngleTexts angles) {
    Wires wires = Wires.of(circuit, false, further);
    List<Gate> gates = circuit.gates();
    return new SourceWriter(dialect, wires, angles, noise)
        .gates(gates, gates.size())
        .touch(circuit);
  }

  private static Set<Integer> qubits(Collection<PauliString> strings) {
    return strings.stream()
        .flatMap(string -> string.factors().stream())
        .map(PauliString.Factor::qubit)
        .collect(Collectors.toSet());
  }
}
