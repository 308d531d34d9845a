package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * Inputs as the real amplitudes of the state: input {@code k} over the norm of all inputs is the
 * amplitude of basis state {@code k}, qubit 0 being its lowest bit. Amplitudes without input are 0.
 *
 * <p>The state of Qiskit's {@code StatePreparation}, and of PennyLane's {@code AmplitudeEmbedding}
 * with {@code normalize=True, pad_with=0} on the wires from the last to the first. {@link
 * AmplitudeAngles} says what happens to inputs that are all 0.
 *
 * <p>The gates are {@code RY} and {@code CX} alone: from the highest qubit down, a rotation
 * multiplexed by the qubits above, in the Gray code of Mottonen et al., <a
 * href="https://arxiv.org/abs/quant-ph/0404089">quant-ph/0404089</a>; {@code 2^n - 1} rotations.
 */
final class AmplitudeEmbedding implements Embedding {
  /** The most qubits; 4,096 amplitudes. */
  static final int MAX_QUBITS = 12;

  @Override
  public String name() {
    return "amplitude";
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are more than {@link #MAX_QUBITS} qubits
   */
  @Override
  public int inputs(int qubits) {
    if (qubits > MAX_QUBITS) {
      throw new IllegalArgumentException(
          "qubits is "
              + qubits
              + "; embedding 'amplitude' takes at most "
              + MAX_QUBITS
              + ", which are "
              + (1 << MAX_QUBITS)
              + " inputs");
    }
    return 1 << qubits;
  }

  @Override
  public List<Parameter> angles(int qubits, int inputs) {
    return Parameters.numbered("a", (1 << qubits) - 1);
  }

  @Override
  public InputMap map(int qubits, int inputs) {
    return new AmplitudeAngles(qubits, inputs);
  }

  @Override
  public long gates(int qubits) {
    return 2L << qubits;
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int inputs, List<Parameter> angles) {
    int angle = 0;
    for (int target = qubits - 1; target >= 0; target--) {
      int controls = qubits - 1 - target;
      for (int j = 0; j < 1 << controls; j++) {
        circuit.gate(GateType.RY, Angle.of(angles.get(angle++)), target);
        if (controls > 0) {
          int control = Math.min(Integer.numberOfTrailingZeros(j + 1), controls - 1);
          circuit.gate(GateType.CX, target + 1 + control, target);
        }
      }
    }
  }
}
