package io.qubridge.mitigation;

import io.qubridge.device.DeviceModel;
import io.qubridge.execution.Accuracy;
import io.qubridge.spi.Backend;
import io.qubridge.spi.UnsupportedCircuitException;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the readouts of some qubits err, each qubit by itself. Immutable.
 *
 * @param qubits by the number of the qubit in the circuit that runs: a physical qubit on a device
 */
public record ReadoutCalibration(SortedMap<Integer, QubitReadout> qubits) implements Serializable {
  /** Copies the map. */
  public ReadoutCalibration {
    qubits = Collections.unmodifiableSortedMap(new TreeMap<>(qubits));
  }

  /**
   * The calibration that a device's description holds; qubits without readout figures are absent.
   */
  public static ReadoutCalibration of(DeviceModel device) {
    SortedMap<Integer, QubitReadout> qubits = new TreeMap<>();
    device
        .qubits()
        .forEach(
            (qubit, figures) ->
                figures.readout().ifPresent(r -> qubits.put(qubit, QubitReadout.of(r))));
    return new ReadoutCalibration(qubits);
  }

  /**
   * Measures the calibration by two circuits that the backend runs in one job: all the qubits in
   * |0>, and all in |1>. What the preparation of |1> errs is counted as readout error.
   *
   * @param backend runs the circuits; it needs no more than expectation values
   * @param qubits which; measured together
   * @param physical whether they are qubits of a device ({@code $3}) or of a register
   * @param accuracy of the two circuits; with shots the calibration has standard errors
   * @throws UnsupportedCircuitException if the backend takes no gate that flips a qubit
   * @throws io.qubridge.spi.BackendException as the backend does
   */
  public static ReadoutCalibration measure(
      Backend backend, Collection<Integer> qubits, boolean physical, Accuracy accuracy, long seed) {
    return new PrepareAndMeasure(backend, qubits, physical).run(accuracy, seed);
  }

  /**
   * A qubit's readout that can be inverted.
   *
   * @throws UnsupportedCircuitException if the qubit is absent, or its outcomes hardly depend on
   *     its state
   */
  QubitReadout invertible(int qubit) {
    QubitReadout readout = qubits.get(qubit);
    if (readout == null) {
      throw new UnsupportedCircuitException(
          "qubit "
              + qubit
              + " has no readout figures in the calibration, so its errors cannot be mitigated;"
              + " calibrate it, or leave the mitigation out");
    }
    if (!readout.invertible()) {
      throw new UnsupportedCircuitException(
          ("the readout confusion of qubit %d is singular: it reads 1 after |0> with probability"
                  + " %.3g and 0 after |1> with %.3g, so its outcome tells nothing and cannot be"
                  + " mitigated; measure other qubits, or leave the mitigation out")
              .formatted(qubit, readout.oneGivenZero(), readout.zeroGivenOne()));
    }
    return readout;
  }
}
