package io.qubridge.execution;

import io.qubridge.circuit.Circuit;
import java.io.Serializable;
import java.util.HashSet;

/** One circuit with rows of parameter values: what a backend runs. */
public sealed interface Pub extends Serializable permits EstimatorPub, SamplerPub {
  /** The circuit. */
  Circuit circuit();

  /** The parameter values, one row an execution. */
  Bindings bindings();

  /** The number of measurement bases that each row runs in. */
  long executablesPerRow();

  /** The same PUB for some consecutive rows. */
  Pub slice(int from, int count);

  /** Checks that the bindings give exactly the circuit's parameters. */
  static void requireBound(Circuit circuit, Bindings bindings) {
    if (bindings.parameters().equals(circuit.parameters())) {
      return;
    }
    if (!new HashSet<>(bindings.parameters()).equals(new HashSet<>(circuit.parameters()))) {
      throw new IllegalArgumentException(
          "the circuit's parameters are "
              + circuit.parameters()
              + ", the bindings give "
              + bindings.parameters());
    }
  }
}
