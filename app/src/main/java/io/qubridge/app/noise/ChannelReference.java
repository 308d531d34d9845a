package io.qubridge.app.noise;

import io.qubridge.circuit.Gate;
import io.qubridge.device.NoiseChannels;
import io.qubridge.device.NoiseChannels.Kind;
import io.qubridge.device.ReadoutConfusion;
import java.util.Optional;

/** The same errors behind every gate, by their strengths. */
record ChannelReference(NoiseChannels channels) implements NoiseReference {
  @Override
  public DensityMatrix after(DensityMatrix state, Gate gate, int[] places) {
    Kind mixing = places.length == 1 ? Kind.DEPOLARIZING : Kind.TWO_QUBIT_DEPOLARIZING;
    DensityMatrix next = state.depolarized(channels.strength(mixing), places);
    double dephasing = (1 - Math.sqrt(1 - channels.strength(Kind.PHASE_DAMPING))) / 2;
    for (int place : places) {
      next =
          next.damped(channels.strength(Kind.AMPLITUDE_DAMPING), place)
              .phaseFlipped(dephasing, place)
              .bitFlipped(channels.strength(Kind.BIT_FLIP), place)
              .phaseFlipped(channels.strength(Kind.PHASE_FLIP), place);
    }
    return next;
  }

  @Override
  public Optional<ReadoutConfusion> readout(int qubit) {
    double error = channels.strength(Kind.READOUT);
    return Optional.of(new ReadoutConfusion(error, error));
  }
}
