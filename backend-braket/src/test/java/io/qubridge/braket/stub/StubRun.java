package io.qubridge.braket.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qubridge.braket.stub.StubProgram.Refusal;
import io.qubridge.braket.stub.StubProgram.Step;
import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.SamplerPub;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.local.LocalBackendProvider;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Simulates programs with the local backend and writes results in the documented shapes. */
final class StubRun {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Backend LOCAL = local();

  private StubRun() {}

  private static Backend local() {
    LocalBackendProvider provider = new LocalBackendProvider();
    return provider.open(BackendConfig.of(provider, Map.of("threads", "1")));
  }

  /** The places of a program's qubits in the simulated circuit. */
  private static Map<Integer, Integer> wires(StubProgram program) {
    Map<Integer, Integer> wires = new TreeMap<>();
    program.used().forEach(qubit -> wires.put(qubit, wires.size()));
    return wires;
  }

  private static Circuit.Builder circuit(StubProgram program, Map<Integer, Integer> wires) {
    Circuit.Builder builder = Circuit.builder(wires.size());
    program.inputs.forEach(name -> builder.parameter(new Parameter(name)));
    for (Step step : program.steps) {
      List<Angle> angles = step.angles().stream().map(text -> angle(program, text)).toList();
      builder.gate(step.type(), angles, step.qubits().stream().map(wires::get).toList());
    }
    return builder;
  }

  private static Angle angle(StubProgram program, String text) {
    if (program.inputs.contains(text)) {
      return Angle.of(new Parameter(text));
    }
    if (!text.matches("-?\\d+\\.\\d+(E-?\\d+)?")) {
      throw new Refusal("angle '" + text + "' is neither a decimal number nor an input");
    }
    return Angle.of(Double.parseDouble(text));
  }

  private static Bindings bindings(StubProgram program, Map<String, Double> inputs) {
    List<Parameter> parameters = program.inputs.stream().map(Parameter::new).toList();
    double[] values = new double[parameters.size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = inputs.get(parameters.get(k).name());
    }
    return new Bindings(parameters, Matrix.wrap(1, values.length, values));
  }

  private static PubResult run(Pub pub, Accuracy accuracy, long seed) {
    return LOCAL
        .submit(ExecutionRequest.of(pub, accuracy, seed))
        .await(Duration.ofMinutes(1))
        .pubs()
        .get(0);
  }

  /** Measurements with their columns turned round where asked, as a device may order them. */
  static void measure(
      StubProgram program,
      Map<String, Double> inputs,
      long shots,
      long seed,
      boolean turned,
      ObjectNode result) {
    Map<Integer, Integer> wires = wires(program);
    int bits = program.qubitOfBit.size();
    Map<Long, Long> counts =
        StubDensity.noisy(program)
            ? noisyCounts(program, shots, seed)
            : counts(program, wires, bits, inputs, shots, seed);
    List<Integer> order = new ArrayList<>(program.qubitOfBit.keySet());
    if (turned) {
      Collections.reverse(order);
    }
    ArrayNode measured = result.putArray("measuredQubits");
    order.forEach(bit -> measured.add(program.qubitOfBit.get(bit)));
    ArrayNode measurements = result.putArray("measurements");
    counts.forEach(
        (outcome, count) -> {
          for (long k = 0; k < count; k++) {
            ArrayNode shot = measurements.addArray();
            order.forEach(bit -> shot.add(outcome >> bit & 1));
          }
        });
  }

  private static Map<Long, Long> counts(
      StubProgram program,
      Map<Integer, Integer> wires,
      int bits,
      Map<String, Double> inputs,
      long shots,
      long seed) {
    Circuit.Builder builder = circuit(program, wires).register("b", bits);
    program.qubitOfBit.forEach((bit, qubit) -> builder.measure(wires.get(qubit), bit));
    SamplerPub pub = new SamplerPub(builder.build(), bindings(program, inputs));
    return ((Counts) run(pub, Accuracy.shots(shots), seed)).rows().get(0);
  }

  private static Map<Long, Long> noisyCounts(StubProgram program, long shots, long seed) {
    double[] states = StubDensity.of(program).probabilities();
    Random random = new Random(seed);
    Map<Long, Long> counts = new TreeMap<>();
    for (long shot = 0; shot < shots; shot++) {
      double left = random.nextDouble();
      int state = 0;
      while (state < states.length - 1 && left >= states[state]) {
        left -= states[state++];
      }
      long outcome = 0;
      for (Map.Entry<Integer, Integer> bit : program.qubitOfBit.entrySet()) {
        outcome |= (long) (state >> (program.register - 1 - bit.getValue()) & 1) << bit.getKey();
      }
      counts.merge(outcome, 1L, Long::sum);
    }
    return counts;
  }

  /** Exact results of all result types that the program asks for. */
  static ArrayNode results(StubProgram program, Map<String, Double> inputs) {
    ArrayNode results = JSON.createArrayNode();
    for (String text : program.results) {
      int space = text.indexOf(' ');
      String kind = text.substring(0, space);
      String rest = text.substring(space + 1);
      ObjectNode result = results.addObject();
      switch (kind) {
        case "expectation" -> expectation(program, inputs, rest, result);
        case "amplitude" -> amplitudes(program, inputs, rest, result);
        case "probability" -> probabilities(program, inputs, result);
        case "adjoint_gradient" -> gradient(program, inputs, rest, result);
        default -> throw new Refusal("result type " + kind + " is not supported");
      }
    }
    return results;
  }

  private static void expectation(
      StubProgram program, Map<String, Double> inputs, String product, ObjectNode result) {
    ObjectNode type = result.putObject("type");
    ArrayNode names = type.putArray("observable");
    ArrayNode targets = type.putArray("targets");
    for (String factor : product.split(" @ ")) {
      names.add(factor.substring(0, 1));
      targets.add(Integer.parseInt(factor.replaceAll("\\D", "")));
    }
    type.put("type", "expectation");
    if (StubDensity.noisy(program)) {
      result.put("value", StubDensity.of(program).expectation(names, targets));
      return;
    }
    Observable observable = observable(product, wires(program));
    EstimatorPub pub =
        new EstimatorPub(
            circuit(program, wires(program)).build(),
            bindings(program, inputs),
            List.of(observable));
    Expectations values = (Expectations) run(pub, Accuracy.exact(), 0);
    result.put("value", values.values().get(0, 0));
  }

  private static Observable observable(String sum, Map<Integer, Integer> wires) {
    StringBuilder text = new StringBuilder();
    for (String word : sum.split(" ")) {
      if (word.matches("[xyz]\\(q\\[\\d+\\]\\)")) {
        int qubit = Integer.parseInt(word.replaceAll("\\D", ""));
        text.append(Character.toUpperCase(word.charAt(0))).append(wires.get(qubit)).append(' ');
      } else if (word.equals("@")) {
        continue;
      } else {
        text.append(word).append(' ');
      }
    }
    return Observable.parse(text.toString().replace("* ", "*").strip());
  }

  private static double[] distribution(StubProgram program, Map<String, Double> inputs) {
    if (StubDensity.noisy(program)) {
      return StubDensity.of(program).probabilities();
    }
    Circuit circuit = circuit(program, wires(program)).measureAll("b").build();
    Probabilities outcomes =
        (Probabilities)
            run(new SamplerPub(circuit, bindings(program, inputs)), Accuracy.exact(), 0);
    double[] states = new double[1 << circuit.qubits()];
    outcomes
        .rows()
        .get(0)
        .forEach(
            (outcome, p) ->
                states[Integer.reverse(outcome.intValue()) >>> (32 - circuit.qubits())] = p);
    return states;
  }

  private static void amplitudes(
      StubProgram program, Map<String, Double> inputs, String list, ObjectNode result) {
    ArrayNode states = result.putObject("type").put("type", "amplitude").putArray("states");
    ObjectNode value = result.putObject("value");
    double[] probabilities = distribution(program, inputs);
    for (String quoted : list.split(", ")) {
      String digits = quoted.replace("\"", "");
      states.add(digits);
      double size = Math.sqrt(probabilities[Integer.parseInt(digits, 2)]);
      value.putArray(digits).add(0.6 * size).add(-0.8 * size);
    }
  }

  private static void probabilities(
      StubProgram program, Map<String, Double> inputs, ObjectNode result) {
    result.putObject("type").put("type", "probability").putNull("targets");
    ArrayNode value = result.putArray("value");
    for (double p : distribution(program, inputs)) {
      value.add(p);
    }
  }

  private static void gradient(
      StubProgram program, Map<String, Double> inputs, String text, ObjectNode result) {
    if (!text.startsWith("expectation(") || !text.endsWith(") all") || program.results.size() > 1) {
      throw new Refusal("adjoint_gradient takes one expectation and nothing else");
    }
    String sum = text.substring("expectation(".length(), text.length() - ") all".length());
    EstimatorPub pub =
        new EstimatorPub(
            circuit(program, wires(program)).build(),
            bindings(program, inputs),
            List.of(observable(sum, wires(program))));
    ValueAndGradient exact = LOCAL.differentiator().orElseThrow().vjp(pub, Matrix.row(1));
    result.putObject("type").put("type", "adjoint_gradient").put("observable", sum);
    ObjectNode value = result.putObject("value");
    value.put("expectation", exact.value().values().get(0, 0));
    ObjectNode gradient = value.putObject("gradient");
    for (int k = 0; k < program.inputs.size(); k++) {
      gradient.put(program.inputs.get(k), exact.gradient().get(0, k));
    }
  }

  /** The inputs of one circuit of a program. */
  static Map<String, Double> inputs(StubProgram program, JsonNode inputs, int row) {
    Map<String, Double> values = new TreeMap<>();
    for (String name : program.inputs) {
      JsonNode value = inputs.path(name);
      JsonNode number = value.isArray() ? value.path(row) : value;
      if (!number.isNumber()) {
        throw new Refusal("input " + name + " has no value");
      }
      values.put(name, number.asDouble());
    }
    return values;
  }
}
