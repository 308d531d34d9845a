package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Outputs and gradients of the templates of PennyLane 0.45.1, differentiated by backpropagation,
 * and of Qiskit 2.6.2, differentiated by differences of eighth order.
 *
 * <p>Weight {@code i} is {@code 0.2 + 2.22 ((7919 i) mod 101) / 101}, input {@code i} is {@code 0.7
 * cos(1.3 i + 0.4)}, and the gradient is that of {@code sum over i of (1 - 0.5 i) output_i}.
 */
@ExtendWith(DoublePrecision.class)
class CircuitReferenceTest {
  private static final double TOLERANCE = 1e-10;

  @ParameterizedTest(name = "{0}: {1}, {2}, {3} qubits, {4} layers, {5}, {6} inputs, {7}")
  @CsvFileSource(resources = "circuit-references.csv", delimiter = '|')
  void matches(
      String source,
      String embedding,
      String ansatz,
      int qubits,
      int layers,
      String readout,
      int inputs,
      boolean reuploading,
      String outputs,
      String byInputs,
      double byWeights) {
    QuantumLayer layer =
        new QuantumLayer.Builder()
            .qubits(qubits)
            .layers(layers)
            .embedding(embedding)
            .ansatz(ansatz)
            .observables(readout)
            .inputs(inputs)
            .reuploading(reuploading)
            .build();
    IntToDoubleFunction input = i -> 0.7 * Math.cos(1.3 * i + 0.4);
    RunningLayer running = new RunningLayer(layer, i -> 0.2 + 2.22 * (7919 * i % 101) / 101);
    double[] values = running.forward(RunningLayer.row(inputs, input));
    assertArrayEquals(numbers(outputs), values, TOLERANCE);
    double[] gradient = running.backward(RunningLayer.row(values.length, i -> 1 - 0.5 * i));
    assertArrayEquals(numbers(byInputs), gradient, TOLERANCE);
    double projection = 0;
    for (int i = 0; i < running.byWeights().length; i++) {
      projection += running.byWeights()[i] * Math.cos(i + 1);
    }
    assertEquals(byWeights, projection, TOLERANCE);
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
