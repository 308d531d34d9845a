package io.qubridge.ibm.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.ClassicalRegister;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.SamplerPub;
import io.qubridge.kit.IsaCheck;
import io.qubridge.observable.Observable;
import io.qubridge.observable.Pauli;
import io.qubridge.observable.PauliString;
import io.qubridge.qasm.QasmException;
import io.qubridge.qasm.QasmReader;
import io.qubridge.spi.Backend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Runs the params of one job on a simulator. Equal jobs give equal results. */
final class StubRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A job that the service would let fail. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1;

    final int code;

    Failed(int code, String message) {
      super(message);
      this.code = code;
    }
  }

  private final StubDevice device;
  private final Backend simulator;
  private final long seed;

  StubRun(StubDevice device, Backend simulator, long seed) {
    this.device = device;
    this.simulator = simulator;
    this.seed = seed;
  }

  /** The results document of a job. */
  ObjectNode run(String program, JsonNode params) throws Failed {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode results = answer.putArray("results");
    for (JsonNode pub : params.path("pubs")) {
      ObjectNode result = results.addObject();
      if (program.equals("sampler")) {
        sample(pub, results.size() - 1, result.putObject("data"));
      } else {
        estimate(pub, results.size() - 1, result.putObject("data"));
      }
      result.putObject("metadata").putObject("circuit_metadata");
    }
    answer.putObject("metadata").put("version", 2);
    return answer;
  }

  private void sample(JsonNode pub, int index, ObjectNode data) throws Failed {
    Circuit circuit = read(pub.path(0).asText());
    boolean swept = swept(pub.path(1));
    Bindings rows = bindings(circuit, pub.path(1));
    Accuracy shots = Accuracy.shots(pub.path(2).asLong());
    Counts counts = (Counts) simulate(new SamplerPub(circuit, rows), shots, index);
    int shift = 0;
    for (ClassicalRegister register : circuit.registers()) {
      ObjectNode bits = data.putObject(register.name());
      StringJoiner samples = new StringJoiner(",", swept ? "[" : "", swept ? "]" : "");
      for (Map<Long, Long> row : counts.rows()) {
        samples.add(samples(row, shift, register.size()));
      }
      bits.putRawValue("samples", new RawValue(samples.toString()));
      bits.put("num_bits", register.size());
      shift += register.size();
    }
  }

  private static String samples(Map<Long, Long> counts, int shift, int bits) {
    StringBuilder samples = new StringBuilder("[");
    counts.forEach(
        (outcome, count) -> {
          String sample = "\"0x" + Long.toHexString(outcome >>> shift & (1L << bits) - 1) + "\",";
          samples.append(sample.repeat(Math.toIntExact(count)));
        });
    samples.setCharAt(samples.length() - 1, ']');
    return samples.toString();
  }

  private void estimate(JsonNode pub, int index, ObjectNode data) throws Failed {
    Circuit circuit = read(pub.path(0).asText());
    Bindings rows = bindings(circuit, pub.path(2));
    List<Observable> observables = new ArrayList<>();
    for (JsonNode column : pub.path(1)) {
      observables.add(observable(column.path(0), circuit.qubits()));
    }
    double precision = pub.path(3).asDouble();
    Accuracy shots = Accuracy.shots((long) Math.ceil(1 / (precision * precision) - 1e-6));
    Expectations result =
        (Expectations) simulate(new EstimatorPub(circuit, rows, observables), shots, index);
    data.set("evs", columns(result.values()));
    data.set("stds", columns(result.standardErrors()));
    data.set("ensemble_standard_error", columns(result.standardErrors()));
  }

  private static ArrayNode columns(Matrix matrix) {
    ArrayNode columns = JSON.createArrayNode();
    for (int column = 0; column < matrix.columns(); column++) {
      ArrayNode rows = columns.addArray();
      for (int row = 0; row < matrix.rows(); row++) {
        rows.add(matrix.get(row, column));
      }
    }
    return columns;
  }

  private static Observable observable(JsonNode weights, int qubits) throws Failed {
    List<Observable.Term> terms = new ArrayList<>();
    for (Iterator<Map.Entry<String, JsonNode>> all = weights.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = all.next();
      String letters = entry.getKey();
      if (letters.length() != qubits) {
        throw new Failed(
            1999,
            "The number of qubits of the circuit (%d) does not match the number of qubits of the observable (%d)."
                .formatted(qubits, letters.length()));
      }
      List<PauliString.Factor> factors = new ArrayList<>();
      for (int qubit = 0; qubit < qubits; qubit++) {
        char letter = letters.charAt(qubits - 1 - qubit);
        if (letter != 'I') {
          factors.add(new PauliString.Factor(qubit, Pauli.valueOf("" + letter)));
        }
      }
      terms.add(new Observable.Term(entry.getValue().asDouble(), new PauliString(factors)));
    }
    return new Observable(terms);
  }

  private PubResult simulate(Pub pub, Accuracy shots, int index) throws Failed {
    requireRzzInRange(pub.circuit(), pub.bindings());
    ExecutionRequest request = ExecutionRequest.of(pub, shots, seed + index);
    return simulator.submit(request).await(Duration.ofMinutes(5)).pubs().get(0);
  }

  /** The circuit on the device's qubits: {@code q[i]} of a register is the device's qubit i. */
  private Circuit read(String program) throws Failed {
    Circuit circuit;
    try {
      circuit = QasmReader.read(program);
    } catch (QasmException unreadable) {
      throw new Failed(1603, unreadable.getMessage());
    }
    if (circuit.qubits() > device.model().width() || !circuit.pragmas().isEmpty()) {
      throw new Failed(1517, "The circuit has %d qubits".formatted(circuit.qubits()));
    }
    Circuit isa =
        new Circuit(
            circuit.qubits(),
            true,
            circuit.registers(),
            circuit.parameters(),
            circuit.operations(),
            List.of());
    try {
      IsaCheck.requireNative(isa, device.model());
    } catch (AssertionError foreign) {
      throw new Failed(
          1517, "The instruction is not supported by the target: " + foreign.getMessage());
    }
    return isa;
  }

  private static void requireRzzInRange(Circuit circuit, Bindings rows) throws Failed {
    for (Gate gate : circuit.gates()) {
      for (int row = 0; gate.type() == GateType.RZZ && row < rows.rows(); row++) {
        int r = row;
        double angle =
            gate.angles().get(0).evaluate(p -> rows.values().get(r, rows.parameters().indexOf(p)));
        if (angle < -1e-6 || angle > Math.PI / 2 + 1e-6) {
          throw new Failed(1517, "rzz angle out of range");
        }
      }
    }
  }

  /** Whether the values have a sweep axis, by Qiskit's rule for the shape of an array. */
  private static boolean swept(JsonNode values) {
    if (values.isArray()) {
      return values.path(0).isArray();
    }
    JsonNode first = values.elements().hasNext() ? values.elements().next() : values;
    return first.isArray() && (first.path(0).isArray() || first.size() > 1);
  }

  /** Values by name, or as an array whose last axis follows the names sorted as text. */
  private static Bindings bindings(Circuit circuit, JsonNode values) throws Failed {
    List<Parameter> parameters = circuit.parameters();
    if (parameters.isEmpty()) {
      return Bindings.none();
    }
    int given = values.isArray() ? values.path(0).size() : values.size();
    if (given != parameters.size()) {
      throw new Failed(
          1999,
          "The number of values (%d) does not match the number of parameters (%d) for the circuit."
              .formatted(given, parameters.size()));
    }
    List<String> sorted =
        new ArrayList<>(new TreeSet<>(parameters.stream().map(Parameter::name).toList()));
    int rows = values.isArray() ? values.size() : rows(values.elements().next());
    Matrix matrix = new Matrix(rows, parameters.size());
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < parameters.size(); k++) {
        String name = parameters.get(k).name();
        JsonNode value =
            values.isArray()
                ? values.path(row).path(sorted.indexOf(name))
                : value(values.path(name), row, rows);
        if (!value.isNumber()) {
          throw new Failed(1999, "Could not find any consistent shape.");
        }
        matrix.array()[row * parameters.size() + k] = value.doubleValue();
      }
    }
    return new Bindings(parameters, matrix);
  }

  private static int rows(JsonNode values) {
    return values.isArray() ? values.size() : 1;
  }

  private static JsonNode value(JsonNode values, int row, int rows) {
    if (!values.isArray()) {
      return values;
    }
    JsonNode value = values.size() == rows ? values.path(row) : JSON.missingNode();
    return value.isArray() && value.size() == 1 ? value.path(0) : value;
  }
}
