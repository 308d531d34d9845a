package io.qubridge.local.noise;

import io.qubridge.circuit.Gate;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.GateProperties;
import io.qubridge.device.QubitProperties;
import io.qubridge.device.ReadoutConfusion;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The noise of a calibrated device: for each gate thermal relaxation over the gate's duration, and
 * depolarizing before it so strong that both together meet the reported error.
 *
 * <p>The construction is that of Qiskit Aer's {@code NoiseModel.from_backend} (source:
 * Qiskit/qiskit-aer, {@code qiskit_aer/noise/device/models.py}). The reported error is one minus
 * the average gate fidelity. Where relaxation alone is worse than it, there is no depolarizing
 * part. Qubits that wait have no noise.
 */
public final class DeviceNoise implements NoiseModel {
  /** Which figures the readout errors come from. */
  public enum ReadoutModel {
    /** The two conditional probabilities of each qubit. */
    ASYMMETRIC,
    /** Their mean in both directions, which is what {@code from_backend} uses. */
    SYMMETRIC
  }

  private final DeviceModel device;
  private final double scale;
  private final ReadoutModel readoutModel;

  /**
   * Noise of a device.
   *
   * @param scale multiplies gate errors, durations and readout errors; 1 as calibrated, at least 0
   * @throws IllegalArgumentException if the scale is negative or not finite
   */
  public DeviceNoise(DeviceModel device, double scale, ReadoutModel readoutModel) {
    if (!(scale >= 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("noise-scale is " + scale + "; it must be 0 or more");
    }
    this.device = device;
    this.scale = scale;
    this.readoutModel = readoutModel;
  }

  @Override
  public List<Channel> after(Gate gate) {
    if (gate.qubits().isEmpty()) {
      return List.of();
    }
    Optional<GateProperties> figures =
        gate.controls() == 0 ? device.gate(gate.type(), gate.qubits()) : Optional.empty();
    if (figures.isEmpty()) {
      throw new UnsupportedCircuitException(
          "gate '"
              + gate.type().qasmName()
              + "' on qubits "
              + gate.qubits()
              + " is not one that device '"
              + device.name()
              + "' has calibrated; transpile the program for it first");
    }
    double seconds = scale * figures.get().duration().orElse(0);
    double dimension = 1 << gate.qubits().size();
    double error =
        scaled(
            figures.get().error().orElse(0),
            dimension / (dimension + 1),
            "the error of gate '" + gate.type().qasmName() + "' on qubits " + gate.qubits());
    return channels(gate.qubits(), seconds, error);
  }

  private List<Channel> channels(List<Integer> qubits, double seconds, double error) {
    List<Channel> channels = new ArrayList<>();
    double dimension = 1 << qubits.size();
    double processFidelity = 1;
    for (int operand = 0; operand < qubits.size(); operand++) {
      Relaxation relaxation = relaxation(qubits.get(operand), seconds);
      relaxation.append(operand, channels);
      processFidelity *= relaxation.processFidelity();
    }
    double fidelity = (dimension * processFidelity + 1) / (dimension + 1);
    double bounded = Math.min(error, dimension / (dimension + 1));
    if (bounded > 1 - fidelity) {
      double strength = dimension * (bounded - (1 - fidelity)) / (dimension * fidelity - 1);
      double most = dimension * dimension / (dimension * dimension - 1);
      channels.add(0, new Channel.Depolarizing(Math.min(strength, most)));
    }
    return channels;
  }

  /**
   * Relaxation of one qubit over a time.
   *
   * @param fall e^(-t/T1)
   * @param dephase e^(-t/T2)
   */
  private record Relaxation(double fall, double dephase) {
    double processFidelity() {
      return (1 + fall + 2 * dephase) / 4;
    }

    /** Amplitude damping gives the fall and part of the dephasing, phase flips the rest. */
    void append(int operand, List<Channel> channels) {
      if (fall < 1) {
        channels.add(new Channel.AmplitudeDamping(operand, 1 - fall));
      }
      double rest = Math.min(1, dephase / Math.sqrt(fall));
      if (rest < 1) {
        channels.add(new Channel.PhaseFlip(operand, (1 - rest) / 2));
      }
    }
  }

  private Relaxation relaxation(int qubit, double seconds) {
    QubitProperties figures = device.qubits().get(qubit);
    double fall = decay(seconds, figures.t1());
    double dephase = figures.t2().isPresent() ? decay(seconds, figures.t2()) : Math.sqrt(fall);
    return new Relaxation(fall, dephase);
  }

  private static double decay(double seconds, OptionalDouble time) {
    return time.isPresent() ? Math.exp(-seconds / time.getAsDouble()) : 1;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnsupportedCircuitException if the scale takes a probability over 1/2, where an outcome
   *     tells nothing
   */
  @Override
  public Optional<ReadoutConfusion> readout(int qubit) {
    return Optional.ofNullable(device.qubits().get(qubit))
        .flatMap(QubitProperties::readout)
        .map(confusion -> scaled(confusion, qubit));
  }

  private ReadoutConfusion scaled(ReadoutConfusion confusion, int qubit) {
    boolean symmetric = readoutModel == ReadoutModel.SYMMETRIC;
    double one = symmetric ? confusion.error() : confusion.oneGivenZero();
    double zero = symmetric ? confusion.error() : confusion.zeroGivenOne();
    String what = "the readout error of qubit " + qubit;
    return new ReadoutConfusion(scaled(one, 0.5, what), scaled(zero, 0.5, what));
  }

  /** A probability times the scale; a scale above 1 takes none over a limit. */
  private double scaled(double probability, double limit, String what) {
    if (scale > 1 && scale * probability > limit) {
      throw new UnsupportedCircuitException(
          "noise-scale %s takes %s on '%s' from %.4g to %.4g; the most is %.4g, so use a noise-scale of at most %.4g"
              .formatted(
                  scale,
                  what,
                  device.name(),
                  probability,
                  scale * probability,
                  limit,
                  Math.max(1, limit / probability)));
    }
    return scale * probability;
  }

  @Override
  public String description() {
    return "noise of "
        + device.name()
        + " ("
        + device.source()
        + device.calibrated().map(date -> ", calibrated " + date).orElse("")
        + "), scale "
        + scale;
  }
}
