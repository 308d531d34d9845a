package io.qubridge.app.layer;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import java.util.List;

/** No gates: for programs that take the inputs themselves. */
final class NoEmbedding implements Embedding {
  static final String NAME = "none";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int inputs(int qubits) {
    return 0;
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int inputs, List<Parameter> angles) {
    // nothing to append
  }
}
