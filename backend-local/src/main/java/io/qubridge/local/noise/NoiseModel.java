package io.qubridge.local.noise;

import io.qubridge.circuit.Gate;
import io.qubridge.device.ReadoutConfusion;
import java.util.List;
import java.util.Optional;

/** Which errors follow which gates, and how measurements err. Safe for several threads. */
public interface NoiseModel {
  /**
   * The errors behind a gate, in the order in which they act.
   *
   * @param gate on the qubits of the circuit as it is run
   * @throws io.qubridge.spi.UnsupportedCircuitException if the model does not know the gate there
   */
  List<Channel> after(Gate gate);

  /** How the measurement of a qubit errs; empty where it does not. */
  Optional<ReadoutConfusion> readout(int qubit);

  /** One line for reports: the source, its date, the scale. */
  String description();
}
