package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Outputs and gradients of PennyLane 0.45.1: {@code AngleEmbedding}, {@code BasicEntanglerLayers},
 * {@code expval(PauliZ(i))} on {@code default.qubit}, differentiated by backpropagation.
 *
 * <p>Weight {@code i} is {@code 0.2 + 2.22 ((7919 i) mod 101) / 101}, input {@code i} is {@code 0.3
 * + 0.4 i}, and the gradient is that of {@code sum over i of (1 - 0.5 i) <Z_i>}.
 */
@ExtendWith(DoublePrecision.class)
class PennyLaneReferenceTest {
  private static final double TOLERANCE = 1e-11;

  @ParameterizedTest
  @ValueSource(strings = {"adjoint", "parameter-shift"})
  void twoQubitsSixLayers(String method) {
    assertLayer(
        new QuantumLayer.Builder().qubits(2).layers(6).gradientMethod(method).build(),
        new double[] {0.892112921304, -0.140988650431},
        new double[] {
          0.283149326248, 0.462644897779, -0.309065881418, 0.462644897779,
          0.283149326248, 0.462644897779, -0.309065881418, 0.462644897779,
          0.283149326248, 0.462644897779, -0.309065881418, 0.462644897779
        },
        new double[] {0.283149326248, 0.462644897779});
  }

  @ParameterizedTest
  @ValueSource(strings = {"adjoint", "parameter-shift"})
  void fourQubitsTwoLayers(String method) {
    assertLayer(
        new QuantumLayer.Builder().qubits(4).layers(2).gradientMethod(method).build(),
        new double[] {0.039071593856, -0.009631891624, -0.003381046209, 0.025105930404},
        new double[] {
          0.318215225711, -0.042778976193, 0.366126978897, -0.050203310311,
          -0.214654321314, -0.277684636541, -0.287350991703, -0.252602090802
        },
        new double[] {0.318215225711, -0.042778976193, 0.366126978897, -0.050203310311});
  }

  private static void assertLayer(
      QuantumLayer layer, double[] outputs, double[] byWeights, double[] byInputs) {
    int qubits = layer.getCircuit().qubits();
    RunningLayer running = new RunningLayer(layer, i -> 0.2 + 2.22 * (7919 * i % 101) / 101);
    assertArrayEquals(
        outputs, running.forward(RunningLayer.row(qubits, i -> 0.3 + 0.4 * i)), TOLERANCE);
    assertArrayEquals(
        byInputs, running.backward(RunningLayer.row(qubits, i -> 1 - 0.5 * i)), TOLERANCE);
    assertArrayEquals(byWeights, running.byWeights(), TOLERANCE);
  }
}
