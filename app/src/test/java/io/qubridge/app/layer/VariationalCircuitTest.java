package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.observable.Observable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariationalCircuitTest {
  @Test
  void entanglesOneQubitWithNothing() {
    assertEquals(List.of(), controlledPairs(1));
  }

  @Test
  void entanglesTwoQubitsByOneGate() {
    assertEquals(List.of(List.of(0, 1)), controlledPairs(2));
  }

  @Test
  void entanglesFromThreeQubitsOnInARing() {
    assertEquals(List.of(List.of(0, 1), List.of(1, 2), List.of(2, 0)), controlledPairs(3));
  }

  @Test
  void embedsBeforeItEntanglesAndReadsWeightsRowByRow() {
    Circuit circuit = circuit(2, 2).toCircuit();
    List<String> angles =
        circuit.gates().stream()
            .filter(gate -> gate.type() == GateType.RX)
            .map(gate -> gate.angles().get(0).terms().get(0).parameter() + "@" + gate.qubits())
            .toList();
    assertEquals(List.of("x0@[0]", "x1@[1]", "w0@[0]", "w1@[1]", "w2@[0]", "w3@[1]"), angles);
  }

  @Test
  void namesInputsThenWeightsAsParameters() {
    assertEquals(
        "[x0, x1, x2, w0, w1, w2, w3, w4, w5]", circuit(3, 2).toCircuit().parameters().toString());
    assertArrayEquals(new long[] {2, 3}, circuit(3, 2).weightShape());
  }

  @Test
  void measuresZOfEachQubitUnlessTold() {
    assertEquals(
        List.of(Observable.z(0), Observable.z(1), Observable.z(2)), circuit(3, 1).toObservables());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0    | 6 | angle | basic-entangler | qubits is 0; a quantum layer takes 1 to 1000",
        "-3   | 6 | angle | basic-entangler | qubits is -3; a quantum layer takes 1 to 1000",
        "1001 | 6 | angle | basic-entangler | qubits is 1001; a quantum layer takes 1 to 1000",
        "2    | 0 | angle | basic-entangler | layers is 0; a quantum layer takes 1 to 1000000",
        "1000 | 1001 | angle | basic-entangler | 1001 layers on 1000 qubits have 1001000 weights; a"
            + " quantum layer takes at most 1000000",
        "2    | 6 | angel | basic-entangler | unknown embedding 'angel'; known: angle, angle:ry,"
            + " angle:rz, dense-angle, amplitude, basis, iqp, zz-feature-map, none, each also as"
            + " NAME:product",
        "2    | 6 | angle | ring | unknown ansatz 'ring'; known: basic-entangler,"
            + " basic-entangler:ry, basic-entangler:rz, strongly-entangling, real-amplitudes,"
            + " real-amplitudes:full, real-amplitudes:circular, efficient-su2,"
            + " simplified-two-design, one-parameter, random, random-frozen, random:SEED,"
            + " random-frozen:SEED, file:CIRCUIT.qasm, each also as NAME:product",
        "13   | 1 | amplitude | basic-entangler | qubits is 13; embedding 'amplitude' takes at most"
            + " 12, which are 4096 inputs",
        "1000 | 400 | iqp | basic-entangler | 400 layers on 1000 qubits can have 203800000 gates; a"
            + " quantum layer takes at most 10000000",
        "2    | 1 | none | basic-entangler | embedding 'none' is for programs with inputs, and this"
            + " circuit has none",
      })
  void refusesWhatNoLayerCanBe(
      int qubits, int layers, String embedding, String ansatz, String message) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new VariationalCircuit(qubits, layers, embedding, ansatz, List.of()));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void refusesAnObservableOfAQubitThatIsNotThere() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new VariationalCircuit(2, 1, "angle", "basic-entangler", List.of("Z0 Z2")));
    assertTrue(refusal.getMessage().contains("'Z0 Z2' needs more than the layer's 2 qubits"));
  }

  @Test
  void withoutEntanglersItKeepsItsWeightsAndRotations() {
    VariationalCircuit product = circuit(3, 2).unentangled();
    assertEquals("basic-entangler:product", product.ansatz());
    assertEquals(product, product.unentangled());
    assertEquals(circuit(3, 2).toCircuit().parameters(), product.toCircuit().parameters());
    assertEquals(
        circuit(3, 2).toCircuit().gates().stream().filter(g -> g.qubits().size() == 1).toList(),
        product.toCircuit().gates());
  }

  @Test
  void everyEmbeddingAndAnsatzHasAProductForm() {
    List<String> embeddings = new ArrayList<>(Embedding.names());
    embeddings.remove(NoEmbedding.NAME);
    for (String embedding : embeddings) {
      for (String ansatz : Ansatz.names()) {
        VariationalCircuit product =
            new VariationalCircuit(3, 1, embedding, ansatz, List.of()).unentangled();
        assertTrue(
            product.toCircuit().gates().stream().allMatch(gate -> gate.qubits().size() == 1),
            product::toString);
      }
    }
  }

  private static List<List<Integer>> controlledPairs(int qubits) {
    return circuit(qubits, 1).toCircuit().gates().stream()
        .filter(gate -> gate.type() == GateType.CX)
        .map(Gate::qubits)
        .toList();
  }

  private static VariationalCircuit circuit(int qubits, int layers) {
    return new VariationalCircuit(qubits, layers, "angle", "basic-entangler", List.of());
  }
}
