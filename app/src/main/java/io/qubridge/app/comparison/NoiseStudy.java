package io.qubridge.app.comparison;

import io.qubridge.app.noise.NoiseProbe;
import io.qubridge.device.DeviceModel;
import io.qubridge.execution.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What noise a comparison simulates and what it does to a hybrid model's circuit.
 *
 * @param settings of the simulator
 * @param scale the multiple of the noise in the rows with shots
 * @param device that the noise is of; empty where it is given as channels
 * @param qubits of the device that the model's circuit uses; empty where there is no device
 * @param probes proofs of the noise, one for each multiple above 0
 * @param outputs what the noise does to each output of the circuit
 * @param fittedImages how many validation images the outputs' maps are fitted on
 */
public record NoiseStudy(
    Map<String, String> settings,
    double scale,
    Optional<DeviceModel> device,
    List<Integer> qubits,
    List<NoiseProbe> probes,
    List<Output> outputs,
    int fittedImages) {
  /**
   * One output of the circuit.
   *
   * @param observable whose expectation value it is
   * @param map from exact to noisy values; empty where the values do not vary
   */
  public record Output(String observable, Optional<AffineMap> map) {}

  /** Copies the collections. */
  public NoiseStudy {
    settings = Map.copyOf(settings);
    qubits = List.copyOf(qubits);
    probes = List.copyOf(probes);
    outputs = List.copyOf(outputs);
  }

  /** The name of the noise: the device, or the channels as they were written. */
  public String name() {
    return device.map(DeviceModel::name).orElse(settings.get("noise"));
  }

  /** Fits the map of each output. */
  public static List<Output> fit(List<String> observables, Matrix exact, Matrix noisy) {
    List<Output> outputs = new ArrayList<>();
    for (int k = 0; k < observables.size(); k++) {
      outputs.add(new Output(observables.get(k), AffineMap.fit(exact, noisy, k)));
    }
    return outputs;
  }

  /** Noisy values with the map of each output inverted; an output without a map stays. */
  public Matrix inverted(Matrix noisy) {
    Matrix result = new Matrix(noisy.rows(), noisy.columns());
    for (int row = 0; row < noisy.rows(); row++) {
      for (int k = 0; k < noisy.columns(); k++) {
        double value = noisy.get(row, k);
        Optional<AffineMap> map = outputs.get(k).map();
        result.array()[row * noisy.columns() + k] =
            map.isPresent() ? map.get().invert(value) : value;
      }
    }
    return result;
  }
}
