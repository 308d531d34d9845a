package io.qubridge.spi;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Operation;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;

/**
 * What a backend can do, as of a moment.
 *
 * @param qubits the most qubits of a circuit
 * @param gates the gates that a circuit may use; whether they may stand under control modifiers,
 *     and whether a circuit may measure or reset in the middle, {@link Backend#prepare} tells
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
   * Checks the circuit's qubits and gates.
   *
   * @throws UnsupportedCircuitException if there are too many qubits or a gate is not offered
   */
  public void requireRunnable(Circuit circuit) {
    if (circuit.qubits() > qubits) {
      throw new UnsupportedCircuitException(
          "the circuit has " + circuit.qubits() + " qubits; the backend takes at most " + qubits);
    }
    for (Operation operation : circuit.operations()) {
      if (operation instanceof Gate gate && !gates.contains(gate.type())) {
        throw new UnsupportedCircuitException(
            "gate '" + gate.type().qasmName() + "' is not offered by the backend");
      }
    }
  }
}
