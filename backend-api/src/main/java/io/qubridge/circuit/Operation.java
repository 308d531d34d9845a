package io.qubridge.circuit;

import java.io.Serializable;
import java.util.List;

/** One step of a circuit: a gate, a measurement, a reset or a barrier. */
public sealed interface Operation extends Serializable permits Gate, Measurement, Reset, Barrier {
  /** The qubits that the step touches, each once. */
  List<Integer> qubits();
}
