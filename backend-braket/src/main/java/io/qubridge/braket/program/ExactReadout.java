package io.qubridge.braket.program;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.circuit.Circuit;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import io.qubridge.spi.MalformedResponseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads result types back to the qubits and bits of the circuit that was sent, as {@link
 * ProgramWriter} numbered them ({@code ir/gate_model_shared/results.py} of the Braket schemas).
 */
public final class ExactReadout {
  private ExactReadout() {}

  /**
   * The values of a PUB's Pauli strings.
   *
   * @throws MalformedResponseException if one is missing
   */
  public static Map<PauliString, Double> expectations(EstimatorPub pub, JsonNode resultTypes) {
    Map<Map<Integer, String>, Double> answered = new HashMap<>();
    for (JsonNode result : resultTypes) {
      JsonNode type = result.path("type");
      if (type.path("type").asText().equals("expectation") && result.path("value").isNumber()) {
        answered.put(factors(type), result.path("value").asDouble());
      }
    }
    List<PauliString> strings = TaskPlan.strings(pub.observables());
    Set<Integer> further = new HashSet<>();
    strings.forEach(string -> string.factors().forEach(factor -> further.add(factor.qubit())));
    Wires wires = Wires.of(pub.circuit(), false, further);
    Map<PauliString, Double> values = new HashMap<>();
    for (PauliString string : strings) {
      Map<Integer, String> wanted = new TreeMap<>();
      string
          .factors()
          .forEach(
              f -> wanted.put(wires.number(f.qubit()), f.pauli().name().toLowerCase(Locale.ROOT)));
      Double value = answered.get(wanted);
      if (value == null) {
        throw new MalformedResponseException(
            "a result of Amazon Braket has no expectation value of " + string);
      }
      values.put(string, value);
    }
    return values;
  }

  private static Map<Integer, String> factors(JsonNode type) {
    Map<Integer, String> factors = new TreeMap<>();
    for (int k = 0; k < type.path("targets").size(); k++) {
      factors.put(type.path("targets").path(k).asInt(-1), type.path("observable").path(k).asText());
    }
    return factors;
  }

  /** An observable's value by those of its strings; the identity's is 1. */
  public static double value(Observable observable, Map<PauliString, Double> strings) {
    double sum = 0;
    for (Observable.Term term : observable.terms()) {
      boolean one = term.string().equals(PauliString.IDENTITY);
      sum += term.coefficient() * (one ? 1 : strings.getOrDefault(term.string(), 0.0));
    }
    return sum;
  }

  /**
   * The derivatives by the inputs of a program.
   *
   * @throws MalformedResponseException if one is missing
   */
  public static Map<String, Double> gradient(JsonNode resultTypes, Set<String> inputs) {
    Map<String, Double> derivatives = new HashMap<>();
    for (JsonNode result : resultTypes) {
      if (result.path("type").path("type").asText().equals("adjoint_gradient")) {
        for (String input : inputs) {
          JsonNode derivative = result.path("value").path("gradient").path(input);
          if (derivative.isNumber()) {
            derivatives.put(input, derivative.asDouble());
          }
        }
      }
    }
    if (derivatives.size() != inputs.size()) {
      throw new MalformedResponseException(
          "a result of Amazon Braket has no gradient by all of " + inputs);
    }
    return derivatives;
  }

  /** The classical bits that a circuit measures, ascending. */
  public static int[] measuredBits(Circuit circuit) {
    return MeasuredCircuit.qubitOfBit(circuit).keySet().stream().mapToInt(b -> b).toArray();
  }

  /**
   * The distribution of a circuit's classical bits.
   *
   * @throws MalformedResponseException if the result has neither amplitudes nor probabilities
   */
  public static Map<Long, Double> probabilities(Circuit circuit, JsonNode resultTypes) {
    Wires wires = ProgramWriter.distributionQubits(circuit);
    Map<Integer, Integer> qubitOfBit = MeasuredCircuit.qubitOfBit(circuit);
    double[] states = states(resultTypes, wires.count());
    Map<Long, Double> probabilities = new TreeMap<>();
    for (int state = 0; state < states.length; state++) {
      long outcome = 0;
      for (Map.Entry<Integer, Integer> bit : qubitOfBit.entrySet()) {
        int digit = wires.count() - 1 - wires.number(bit.getValue());
        outcome |= (long) (state >> digit & 1) << bit.getKey();
      }
      if (states[state] > 0) {
        probabilities.merge(outcome, states[state], Double::sum);
      }
    }
    return probabilities;
  }

  /** The probability of each basis state; the first wire is the highest bit of the index. */
  private static double[] states(JsonNode resultTypes, int wires) {
    double[] states = new double[1 << wires];
    for (JsonNode result : resultTypes) {
      JsonNode value = result.path("value");
      String type = result.path("type").path("type").asText();
      if (type.equals("probability") && value.size() == states.length) {
        for (int k = 0; k < states.length; k++) {
          states[k] = value.path(k).asDouble();
        }
        return states;
      }
      if (type.equals("amplitude") && value.size() == states.length) {
        value
            .fields()
            .forEachRemaining(
                amplitude -> {
                  double re = amplitude.getValue().path(0).asDouble();
                  double im = amplitude.getValue().path(1).asDouble();
                  states[index(amplitude.getKey(), wires)] = re * re + im * im;
                });
        return states;
      }
    }
    throw new MalformedResponseException(
        "a result of Amazon Braket has neither amplitudes nor probabilities of all states");
  }

  private static int index(String digits, int wires) {
    if (!digits.matches("[01]{" + wires + "}")) {
      throw new MalformedResponseException(
          "a result of Amazon Braket has an amplitude of state '" + digits + "'");
    }
    return Integer.parseInt(digits, 2);
  }
}
