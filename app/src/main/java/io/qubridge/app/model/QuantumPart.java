package io.qubridge.app.model;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import java.util.Objects;

/**
 * A network's quantum layer.
 *
 * @param circuit what it computes
 * @param execution where and how it runs unless a command says otherwise; holds no secrets
 */
public record QuantumPart(VariationalCircuit circuit, ExecutionSettings execution) {
  /** Checks that nothing is missing. */
  public QuantumPart {
    Objects.requireNonNull(circuit, "circuit");
    Objects.requireNonNull(execution, "execution");
  }
}
