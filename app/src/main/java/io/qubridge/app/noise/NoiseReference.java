package io.qubridge.app.noise;

import io.qubridge.circuit.Gate;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.NoiseChannels;
import io.qubridge.device.ReadoutConfusion;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a noise does, from its own figures; independent of any simulator. */
interface NoiseReference {
  /**
   * The state after the errors behind a gate.
   *
   * @param gate on the circuit's qubits
   * @param places of the gate's qubits in the state
   */
  DensityMatrix after(DensityMatrix state, Gate gate, int[] places);

  /** How a qubit's readout errs. */
  Optional<ReadoutConfusion> readout(int qubit);

  /**
   * The noise of the simulator's settings {@code noise}, {@code readout-model}.
   *
   * @param scale multiplies its figures
   */
  static NoiseReference of(
      Map<String, String> settings, double scale, Optional<DeviceModel> device) {
    return device.isPresent()
        ? new DeviceReference(
            device.get(), scale, "symmetric".equals(settings.get("readout-model")))
        : new ChannelReference(NoiseChannels.parse(settings.get("noise"), scale));
  }

  /** The decay of something over a time; 1 where its time constant is unknown. */
  static double decay(double seconds, OptionalDouble constant) {
    return constant.isPresent() ? Math.exp(-seconds / constant.getAsDouble()) : 1;
  }
}
