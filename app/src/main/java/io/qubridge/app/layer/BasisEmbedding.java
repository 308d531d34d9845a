package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;

/**
 * One bit for each qubit: an input above 1/2 puts its qubit into |1>, any other leaves |0>.
 *
 * <p>For inputs 0 and 1 the state of PennyLane's {@code BasisEmbedding}, up to a global phase.
 * Derivatives by the inputs are 0, which they are wherever they exist, so layers before it do not
 * learn.
 */
final class BasisEmbedding implements Embedding {
  private static final double THRESHOLD = 0.5;

  @Override
  public String name() {
    return "basis";
  }

  @Override
  public int inputs(int qubits) {
    return qubits;
  }

  @Override
  public InputMap map(int qubits, int inputs) {
    return new Bits(inputs);
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int inputs, List<Parameter> angles) {
    for (int qubit = 0; qubit < inputs; qubit++) {
      circuit.gate(GateType.RX, Angle.of(angles.get(qubit)), qubit);
    }
  }

  /** Half a turn for each input above the threshold. */
  private record Bits(int inputs) implements InputMap {
    @Override
    public void toAngles(double[] values, int rows, double[] angles, int stride) {
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < inputs; i++) {
          angles[row * stride + i] = values[row * inputs + i] > THRESHOLD ? Math.PI : 0;
        }
      }
    }

    @Override
    public void pullBack(
        double[] values, int rows, double[] byAngles, int stride, double[] byInputs) {
      // a step has derivative 0, which is what byInputs holds
    }
  }
}
