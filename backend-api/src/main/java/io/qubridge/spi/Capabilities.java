package io.qubridge.spi;

import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Reset;
import io.qubridge.execution.ExecutionRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a backend can do, as of a moment.
 *
 * @param qubits the most qubits of a circuit
 * @param gates the gates that a circuit may use
 * @param features what the backend declares
 * @param limits the most that one job takes
 * @param asOf when this was true
 */
public record Capabilities(
    int qubits, Set<GateType> gates, Set<Feature> features, Limits limits, Instant asOf)
    implements Serializable {
  /** Copies the sets. */
  public Capabilities {
    gates = Set.copyOf(gates);
    features = Set.copyOf(features);
  }

  /** Whether a feature is declared. */
  public boolean has(Feature feature) {
    return features.contains(feature);
  }

  /**
   * Checks the circuit's qubits, its gates, and whether it needs {@link Feature#MODIFIERS} or
   * {@link Feature#MID_CIRCUIT}.
   *
   * @throws UnsupportedCircuitException with the first thing that the backend does not offer
   */
  public void requireRunnable(Circuit circuit) {
    if (circuit.qubits() > qubits) {
      throw new UnsupportedCircuitException(
          "the circuit has " + circuit.qubits() + " qubits; the backend takes at most " + qubits);
    }
    BitSet measured = new BitSet();
    for (Operation operation : circuit.operations()) {
      if (operation instanceof Gate gate) {
        requireOffered(gate);
      }
      if (!has(Feature.MID_CIRCUIT) && !(operation instanceof Barrier)) {
        requireLast(operation, measured);
      }
    }
  }

  /**
   * Checks all of a request that can be told without looking at values: its accuracy and kind of
   * PUB against the features, its size against the limits but that on bytes, and its circuits.
   *
   * @param backend the id of the provider, for messages
   * @throws UnsupportedFeatureException if it needs a feature that is not declared
   * @throws QuotaExceededException if it is larger than one job may be
   * @throws UnsupportedCircuitException if a circuit cannot be run
   */
  public void requireRunnable(String backend, ExecutionRequest request) {
    new RequestCheck(backend, this).check(request);
  }

  private void requireOffered(Gate gate) {
    String name = gate.type().qasmName();
    if (!gates.contains(gate.type())) {
      throw new UnsupportedCircuitException(
          "gate '" + name + "' is not offered by the backend; it offers " + gateNames());
    }
    if (gate.controls() > 0 && !has(Feature.MODIFIERS)) {
      throw new UnsupportedCircuitException(
          "gate '" + name + "' stands under control modifiers, which the backend does not offer");
    }
  }

  private String gateNames() {
    return gates.stream().map(GateType::qasmName).sorted().collect(Collectors.joining(", "));
  }

  /** Checks that an operation is no reset and touches no qubit that was measured before. */
  private static void requireLast(Operation operation, BitSet measured) {
    for (int qubit : operation.qubits()) {
      if (operation instanceof Reset || measured.get(qubit)) {
        throw new UnsupportedCircuitException(
            "qubit "
                + qubit
                + (operation instanceof Reset ? " is reset" : " is used after its measurement")
                + ", which the backend does not offer");
      }
      if (operation instanceof Measurement) {
        measured.set(qubit);
      }
    }
  }
}
