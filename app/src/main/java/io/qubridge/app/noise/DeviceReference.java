package io.qubridge.app.noise;

import io.qubridge.circuit.Gate;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.GateProperties;
import io.qubridge.device.QubitProperties;
import io.qubridge.device.ReadoutConfusion;
import java.util.List;
import java.util.Optional;

/**
 * The noise that Qiskit Aer's {@code NoiseModel.from_backend} derives from a device's calibration:
 * behind each gate depolarizing and thermal relaxation that together meet its reported error.
 *
 * @param device with its calibration
 * @param scale multiplies errors and durations
 * @param symmetric whether readout errors are the mean of both directions
 */
record DeviceReference(DeviceModel device, double scale, boolean symmetric)
    implements NoiseReference {
  private static final int STEPS = 60;

  @Override
  public DensityMatrix after(DensityMatrix state, Gate gate, int[] places) {
    Optional<GateProperties> figures = device.gate(gate.type(), gate.qubits());
    if (places.length == 0 || figures.isEmpty()) {
      return state;
    }
    double seconds = scale * figures.get().duration().orElse(0);
    double dimension = 1 << places.length;
    double error = scale * figures.get().error().orElse(0);
    double mixing = mixing(gate.qubits(), seconds, error, dimension);
    DensityMatrix next = state.depolarized(mixing, places);
    for (int k = 0; k < places.length; k++) {
      next = relaxed(next, places[k], device.qubits().get(gate.qubits().get(k)), seconds);
    }
    return next;
  }

  /** The depolarizing probability at which the whole step's average error is the reported one. */
  private double mixing(List<Integer> qubits, double seconds, double error, double dimension) {
    double least = 0;
    double most = dimension * dimension / (dimension * dimension - 1);
    if (error(0, qubits, seconds, dimension) >= error) {
      return 0;
    }
    for (int step = 0; step < STEPS; step++) {
      double middle = (least + most) / 2;
      if (error(middle, qubits, seconds, dimension) < error) {
        least = middle;
      } else {
        most = middle;
      }
    }
    return least;
  }

  /** One minus the average gate fidelity of depolarizing followed by relaxation. */
  private double error(double mixing, List<Integer> qubits, double seconds, double dimension) {
    double process = 1;
    for (int qubit : qubits) {
      QubitProperties figures = device.qubits().get(qubit);
      double fall = NoiseReference.decay(seconds, figures.t1());
      process *= (1 + fall + 2 * dephasing(figures, seconds)) / 4;
    }
    double whole = (1 - mixing) * process + mixing / (dimension * dimension);
    return 1 - (dimension * whole + 1) / (dimension + 1);
  }

  private static DensityMatrix relaxed(
      DensityMatrix state, int place, QubitProperties figures, double seconds) {
    double fall = NoiseReference.decay(seconds, figures.t1());
    double rest = Math.min(1, dephasing(figures, seconds) / Math.sqrt(fall));
    return state.damped(1 - fall, place).phaseFlipped((1 - rest) / 2, place);
  }

  private static double dephasing(QubitProperties figures, double seconds) {
    return figures.t2().isPresent()
        ? NoiseReference.decay(seconds, figures.t2())
        : Math.sqrt(NoiseReference.decay(seconds, figures.t1()));
  }

  @Override
  public Optional<ReadoutConfusion> readout(int qubit) {
    return device.qubits().get(qubit).readout().map(this::scaled);
  }

  private ReadoutConfusion scaled(ReadoutConfusion figures) {
    double one = symmetric ? figures.error() : figures.oneGivenZero();
    double zero = symmetric ? figures.error() : figures.zeroGivenOne();
    return new ReadoutConfusion(scale * one, scale * zero);
  }
}
