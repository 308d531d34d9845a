package io.qubridge.app.model;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import java.util.Objects;

/**
 * A network's quantum layer.
 *
 * @param circuit what it computes
 * @param execution where and how it runs unless a command says otherwise; holds no secrets
 * @param frozen whether the circuit's weights stay as they were drawn; null stands for false
 */
public record QuantumPart(VariationalCircuit circuit, ExecutionSettings execution, Boolean frozen) {
  /** Checks that nothing is missing. */
  public QuantumPart {
    Objects.requireNonNull(circuit, "circuit");
    Objects.requireNonNull(execution, "execution");
    frozen = Boolean.TRUE.equals(frozen);
  }

  /** A quantum layer that is trained. */
  public QuantumPart(VariationalCircuit circuit, ExecutionSettings execution) {
    this(circuit, execution, false);
  }
}
