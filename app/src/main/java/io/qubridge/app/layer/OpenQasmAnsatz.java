package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Parameter;
import io.qubridge.qasm.QasmException;
import io.qubridge.qasm.QasmReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A user's OpenQASM 3 program as a layer: {@code input} parameters whose names begin with {@code x}
 * are inputs of the sample, all others are weights, each in the order of declaration.
 *
 * <p>With several layers the program repeats with weights of its own and the same inputs. A program
 * without inputs stands behind an {@link Embedding}; one with inputs embeds them itself.
 *
 * @param name {@code file:} and the file's name
 * @param program the circuit
 */
record OpenQasmAnsatz(String name, Circuit program) implements Ansatz {
  static final String PREFIX = "file:";

  private static final String INPUT_PREFIX = "x";
  private static final int MAX_BYTES = 1 << 20;

  static boolean names(String name) {
    return name.startsWith(PREFIX);
  }

  /**
   * The text of the program that a name points to.
   *
   * @throws IllegalArgumentException if the file cannot be read or is larger than a program can be
   */
  static String read(String name) {
    String file = name.substring(PREFIX.length());
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException(
            "'" + file + "' is larger than a layer's program can be, " + MAX_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException unreadable) {
      throw new IllegalArgumentException(
          "ansatz '" + name + "': the file cannot be read; name an OpenQASM 3 program", unreadable);
    }
  }

  /** The name without the file's folder. */
  static String shortName(String name) {
    Path file = Path.of(name.substring(PREFIX.length())).getFileName();
    return PREFIX + file;
  }

  /**
   * Reads and checks a program.
   *
   * @throws IllegalArgumentException if it is no program, has no weights, another number of qubits,
   *     or steps that are not gates
   */
  static OpenQasmAnsatz of(String name, String text, int qubits) {
    if (text.length() > MAX_BYTES) {
      throw new IllegalArgumentException(
          name + " is longer than a layer's program can be, " + MAX_BYTES + " characters");
    }
    Circuit program;
    try {
      program = QasmReader.read(text);
    } catch (QasmException fault) {
      throw new IllegalArgumentException(name + ": " + fault.getMessage(), fault);
    }
    OpenQasmAnsatz ansatz = new OpenQasmAnsatz(name, program);
    ansatz.requireLayer(qubits);
    return ansatz;
  }

  @Override
  public int inputs() {
    return features().size();
  }

  @Override
  public int weights(int qubits) {
    return own().size();
  }

  @Override
  public long[] weightShape(int qubits, int layers) {
    return new long[] {layers, own().size()};
  }

  @Override
  public long gates(int qubits) {
    return program.operations().size();
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int layer, List<Parameter> weights) {
    Map<Parameter, Parameter> names = new HashMap<>();
    List<Parameter> own = own();
    for (int k = 0; k < own.size(); k++) {
      names.put(own.get(k), weights.get(k));
    }
    List<Parameter> inputs = features();
    for (int k = 0; k < inputs.size(); k++) {
      names.put(inputs.get(k), new Parameter(INPUT_PREFIX + k));
    }
    for (Gate gate : program.gates()) {
      List<Angle> angles = gate.angles().stream().map(angle -> rename(angle, names)).toList();
      circuit.add(new Gate(gate.type(), angles, gate.qubits(), gate.controls(), gate.onZero()));
    }
  }

  private List<Parameter> features() {
    return program.parameters().stream().filter(OpenQasmAnsatz::isInput).toList();
  }

  private List<Parameter> own() {
    return program.parameters().stream().filter(parameter -> !isInput(parameter)).toList();
  }

  private static boolean isInput(Parameter parameter) {
    return parameter.name().startsWith(INPUT_PREFIX);
  }

  private static Angle rename(Angle angle, Map<Parameter, Parameter> names) {
    return new Angle(
        angle.constant(),
        angle.terms().stream()
            .map(term -> new Angle.Term(names.get(term.parameter()), term.coefficient()))
            .toList());
  }

  private void requireLayer(int qubits) {
    if (program.qubits() == 0) {
      throw new IllegalArgumentException(
          name + " has no qubits; declare the layer's, qubit[" + qubits + "] q");
    }
    if (program.qubits() != qubits) {
      throw new IllegalArgumentException(
          name
              + " has "
              + program.qubits()
              + " qubits, the layer "
              + qubits
              + "; give the layer as many (--qubits "
              + program.qubits()
              + ")");
    }
    for (Operation operation : program.operations()) {
      if (!(operation instanceof Gate) && !(operation instanceof Barrier)) {
        throw new IllegalArgumentException(
            name
                + " has a step that is no gate ("
                + operation.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                + "); a layer measures what its observables name, so take it out");
      }
    }
    if (own().isEmpty()) {
      throw new IllegalArgumentException(
          name
              + " has no weights; declare at least one 'input float' whose name does not begin with"
              + " '"
              + INPUT_PREFIX
              + "'");
    }
  }
}
