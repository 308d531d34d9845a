package io.qubridge.app.noise;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Operation;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.NoiseChannels;
import io.qubridge.device.ReadoutConfusion;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.gradient.Evaluation;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Preparation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A small circuit on a noisy simulator: what its values are without noise, what the noise's figures
 * predict, and what the simulator gives.
 *
 * <p>The circuit treats its qubits and the two outcomes unlike, so that noise of every kind shows,
 * and a mistaken order of bits too.
 *
 * @param scale the multiple of the noise
 * @param values one for each observable
 */
public record NoiseProbe(double scale, List<Value> values) {
  private static final double ROUNDING = 1e-9;
  private static final double SIGMAS = 6;

  /**
   * One expectation value.
   *
   * @param observable on the probe's qubits
   * @param ideal without noise
   * @param predicted from the noise's figures
   * @param measured by the simulator
   * @param standardError of the measured value; 0 where the simulator is exact
   */
  public record Value(
      String observable, double ideal, double predicted, double measured, double standardError) {
    double tolerance() {
      return ROUNDING + SIGMAS * standardError;
    }
  }

  /** Copies the list. */
  public NoiseProbe {
    values = List.copyOf(values);
  }

  /**
   * The device whose noise a simulator's setting asks for; empty where it names channels.
   *
   * @param noise the simulator's setting {@code noise}
   * @param devices opens a device by its name or path
   */
  public static Optional<DeviceModel> device(String noise, Function<String, DeviceModel> devices) {
    return NoiseChannels.isList(noise) ? Optional.empty() : Optional.of(devices.apply(noise));
  }

  /**
   * Runs the probe.
   *
   * @param noisy simulates the noise
   * @param settings the noisy simulator's
   * @param scale the multiple of the noise that it was opened with
   * @param device that the noise is of, if of any
   * @param qubits of the circuits that the noise is wanted for; the probe has two at most
   */
  public static NoiseProbe run(
      Backend noisy,
      Map<String, String> settings,
      double scale,
      Optional<DeviceModel> device,
      int qubits) {
    Circuit circuit = circuit(Math.min(2, qubits));
    List<Observable> observables = observables(circuit.qubits());
    EstimatorPub pub = new EstimatorPub(circuit, Bindings.none(), observables);
    Expectations measured = Evaluation.of(noisy, pub, Accuracy.exact(), 1);
    Preparation prepared = noisy.prepare(circuit, observables);
    NoiseReference noise = NoiseReference.of(settings, scale, device);
    List<Value> values = new ArrayList<>();
    for (int k = 0; k < observables.size(); k++) {
      values.add(
          new Value(
              observables.get(k).toString(),
              predict(new Preparation(circuit, observables), Optional.empty(), k),
              predict(prepared, Optional.of(noise), k),
              measured.values().get(0, k),
              measured.standardErrors().get(0, k)));
    }
    return new NoiseProbe(scale, values);
  }

  /** The largest difference that noise makes to a value, as measured. */
  public double effect() {
    return values.stream().mapToDouble(v -> Math.abs(v.measured() - v.ideal())).max().orElse(0);
  }

  /**
   * Checks that there is noise, and as much as predicted.
   *
   * @param noise its name, for the message
   * @throws BackendException if not
   */
  public void requireNoise(String noise) {
    for (Value value : values) {
      if (Math.abs(value.measured() - value.predicted()) > value.tolerance()) {
        throw new BackendException(
            Category.USER,
            "noise '%s' at scale %s should bring <%s> of the probe circuit from %.9f to %.9f, but the simulator gives %.9f; the noisy rows would mean nothing"
                .formatted(
                    noise,
                    scale,
                    value.observable(),
                    value.ideal(),
                    value.predicted(),
                    value.measured()));
      }
    }
    if (values.stream().noneMatch(NoiseProbe::shows)) {
      throw new BackendException(
          Category.USER,
          "noise '%s' was asked for, but at scale %s the probe circuit shows none (largest effect %.1e); give it strengths above 0, a calibrated device, or leave it out"
              .formatted(noise, scale, effect()));
    }
  }

  private static boolean shows(Value value) {
    return Math.abs(value.measured() - value.ideal()) > value.tolerance();
  }

  private static Circuit circuit(int qubits) {
    Circuit.Builder circuit = Circuit.builder(qubits);
    circuit.gate(GateType.RX, 2.2, 0).gate(GateType.RY, 0.7, 0);
    if (qubits == 2) {
      circuit.gate(GateType.RY, 0.9, 1).gate(GateType.CX, 0, 1);
      circuit.gate(GateType.RX, 0.5, 0).gate(GateType.RY, 1.1, 1);
    }
    return circuit.build();
  }

  private static List<Observable> observables(int qubits) {
    return qubits == 1
        ? List.of(Observable.z(0))
        : List.of(Observable.z(0), Observable.z(1), Observable.parse("Z0 Z1"));
  }

  private static double predict(Preparation run, Optional<NoiseReference> noise, int observable) {
    List<Integer> qubits = qubits(run);
    DensityMatrix state = DensityMatrix.zero(qubits.size());
    for (Gate gate : run.circuit().gates()) {
      int[] places = gate.qubits().stream().mapToInt(qubits::indexOf).toArray();
      double[] angles =
          gate.angles().stream().mapToDouble(angle -> angle.evaluate(none -> 0)).toArray();
      if (places.length > 0) {
        state = state.under(gate.type().matrix(angles), places);
        state = noise.isPresent() ? noise.get().after(state, gate, places) : state;
      }
    }
    double sum = 0;
    for (Observable.Term term : run.observables().get(observable).terms()) {
      sum += term.coefficient() * parity(state, term.string(), qubits, noise);
    }
    return sum;
  }

  /** The mean of a product of Z, each qubit's sign being what its readout tells on average. */
  private static double parity(
      DensityMatrix state,
      PauliString string,
      List<Integer> qubits,
      Optional<NoiseReference> noise) {
    double sum = 0;
    for (int outcome = 0; outcome < state.size(); outcome++) {
      double sign = 1;
      for (PauliString.Factor factor : string.factors()) {
        boolean one = (outcome >> qubits.indexOf(factor.qubit()) & 1) == 1;
        sign *= told(one, noise.flatMap(known -> known.readout(factor.qubit())));
      }
      sum += sign * state.probability(outcome);
    }
    return sum;
  }

  private static double told(boolean one, Optional<ReadoutConfusion> readout) {
    double wrong =
        one
            ? readout.map(ReadoutConfusion::zeroGivenOne).orElse(0.0)
            : readout.map(ReadoutConfusion::oneGivenZero).orElse(0.0);
    return (one ? -1 : 1) * (1 - 2 * wrong);
  }

  /** The qubits that take part, in rising order. */
  private static List<Integer> qubits(Preparation run) {
    TreeSet<Integer> qubits = new TreeSet<>();
    for (Operation operation : run.circuit().operations()) {
      qubits.addAll(operation.qubits());
    }
    for (Observable observable : run.observables()) {
      for (Observable.Term term : observable.terms()) {
        term.string().factors().forEach(factor -> qubits.add(factor.qubit()));
      }
    }
    return List.copyOf(qubits);
  }
}
