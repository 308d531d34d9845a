package io.qubridge.app.comparison;

import io.qubridge.app.comparison.Execution.Correction;
import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Matrix;
import io.qubridge.mitigation.MitigatedBackend;
import io.qubridge.mitigation.MitigationSettings;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Runs a trained hybrid model with simulated noise: exactly at each multiple, and at one of them
 * with shots, with shots whose readout errors are mitigated, and with the noise's affine maps
 * inverted.
 *
 * @param scales multiples of the noise, in the order of the rows
 * @param shots numbers of shots, in the order of the rows
 * @param simulators noisy simulators by the multiple; one for 0 too
 * @param seed of the readout calibration's shots
 */
public record NoiseRuns(
    List<Double> scales, List<Long> shots, DoubleFunction<Backend> simulators, long seed) {
  /**
   * The multiple of the rows with shots: 1 where it is among the multiples, else the first above 0;
   * empty where there is none.
   */
  public OptionalDouble scale() {
    return scales.contains(1.0)
        ? OptionalDouble.of(1)
        : scales.stream().mapToDouble(Double::doubleValue).filter(scale -> scale > 0).findFirst();
  }

  /**
   * The answers with noise.
   *
   * @param test runs the test images
   * @param labels of the test images
   * @param study the maps of the circuit's outputs at {@link #scale}
   * @throws io.qubridge.spi.BackendException if noise scaled to nothing changes a value
   */
  public List<Answer> answers(HybridRuns test, List<Integer> labels, NoiseStudy study) {
    test.requireExactWithoutNoise(simulators.apply(0));
    List<Answer> answers = new ArrayList<>();
    for (double scale : scales) {
      answers.add(answer(test, labels, Execution.noise(scale), simulators.apply(scale)));
    }
    if (scale().isEmpty()) {
      return answers;
    }
    Execution noisy = Execution.noise(scale().getAsDouble());
    Backend simulator = simulators.apply(scale().getAsDouble());
    for (long number : shots) {
      answers.add(answer(test, labels, noisy.withShots(number), simulator));
    }
    Execution mitigated = noisy.with(Correction.READOUT_MITIGATION);
    Backend mitigating = mitigated(simulator);
    for (long number : shots) {
      answers.add(answer(test, labels, mitigated.withShots(number), mitigating));
    }
    Matrix inverted = study.inverted(test.outputs(noisy, simulator));
    answers.add(test.answer(labels, noisy.with(Correction.AFFINE_INVERSION), inverted));
    return answers;
  }

  /**
   * Checks that the readout errors of the rows with shots can be mitigated.
   *
   * @throws io.qubridge.spi.UnsupportedCircuitException if not
   */
  public void requireMitigation(Circuit circuit, List<Observable> observables) {
    if (scale().isPresent()) {
      mitigated(simulators.apply(scale().getAsDouble()))
          .calibrate(circuit, observables, Accuracy.shots(1));
    }
  }

  /** A simulator behind a readout calibration with shots, as a device would run it. */
  private MitigatedBackend mitigated(Backend simulator) {
    return MitigatedBackend.calibrating(simulator, MitigationSettings.DEFAULT_SHOTS, seed);
  }

  private static Answer answer(
      HybridRuns test, List<Integer> labels, Execution execution, Backend backend) {
    return test.answer(labels, execution, test.outputs(execution, backend));
  }
}
