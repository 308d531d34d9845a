package io.qubridge.app.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.circuit.Circuit;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.qasm.QasmReader;
import io.qubridge.spi.Backend;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {
  private static final Backend SIMULATOR = BackendRegistry.load(List.of()).open("local", Map.of());

  @AfterAll
  static void close() {
    SIMULATOR.close();
  }

  /**
   * The single-qubit circuits of figure 1 of arXiv:1905.10876, which estimates 4.30, 0.22 and 0.02
   * for the first three; the first two are known exactly: ln 75, and the divergence of the arcsine
   * distribution in 75 bins.
   */
  @ParameterizedTest
  @CsvSource({
    "'', 4.317, 0.001",
    "'h q; rz(a) q;', 0.196, 0.02",
    "'h q; rz(a) q; rx(b) q;', 0.02, 0.01",
    "'rz(c) q; ry(a) q; rz(b) q;', 0.02, 0.02",
  })
  void findsTheExpressibilitiesOfOneQubit(String gates, double expected, double tolerance) {
    Circuit circuit = program("input float a; input float b; input float c; qubit q;" + gates);
    Expressibility found = Expressibility.of(circuit, 5_000, new SplittableRandom(3), SIMULATOR);
    assertEquals(expected, found.divergence().value(), tolerance);
    assertEquals(0.0075, found.floor(), 0.0003, "half of 74 over 5,000");
  }

  @Test
  void ghzStatesAreFullyEntangledAndProductStatesNotAtAll() {
    String head = "input float a; qubit[3] q;";
    Circuit ghz = program(head + "h q[0]; cx q[0], q[1]; cx q[1], q[2]; rz(a) q[2];");
    Circuit product = program(head + "h q; rz(a) q; ry(a) q[1];");
    assertEquals(1, entangling(ghz).value(), 1e-12);
    assertEquals(0, entangling(product).value(), 1e-12);
    assertTrue(entangling(product).value() >= 0);
  }

  @Test
  void averagesTheMeasureOverStates() {
    // Qubit 0 controls a turn by a: Q = 1 - mean over qubits of (cos^2, cos^2) = sin^2(a / 2)
    Circuit partly = program("input float a; qubit[2] q; h q[0]; cry(a) q[0], q[1];");
    Estimate estimate = entangling(partly);
    assertEquals(0.5, estimate.value(), 5 * estimate.standardError());
    assertTrue(estimate.standardError() > 0 && estimate.standardError() < 0.02);
  }

  @Test
  void gradientsOfADeepLayerFallWithTheQubits() {
    VariationalCircuit design =
        new VariationalCircuit(2, 12, "angle", "strongly-entangling", List.of());
    Inspection inspection = Inspection.of(design, 100, 5, 1, SIMULATOR);
    assertEquals(
        List.of(2, 3, 4, 5),
        inspection.gradients().stream().map(GradientVariance::qubits).toList());
    Estimate decay = inspection.decay().orElseThrow();
    assertEquals(1, decay.value(), 0.4);
    assertEquals(0.05, decay.standardError(), 0.05);
  }

  @Test
  void fitsTheDecayToTheLogarithms() {
    List<GradientVariance> halving =
        List.of(variance(2, 0.8), variance(3, 0.2), variance(4, 0.05), variance(5, 0));
    Estimate decay = GradientVariance.decay(halving).orElseThrow();
    assertEquals(2, decay.value(), 1e-12);
    // two points at distance 1 from the middle, each with a tenth of its value as error
    assertEquals(Math.sqrt(2) * 0.1 / Math.log(2) / 2, decay.standardError(), 1e-12);
    assertTrue(GradientVariance.decay(halving.subList(0, 1)).isEmpty());
    assertTrue(GradientVariance.decay(List.of()).isEmpty());
  }

  private static GradientVariance variance(int qubits, double value) {
    return new GradientVariance(qubits, new Estimate(value, value / 10));
  }

  @Test
  void gradientVarianceOfOneRotationIsOneHalf() {
    VariationalCircuit design =
        new VariationalCircuit(1, 1, "angle:rz", "basic-entangler", List.of());
    GradientVariance variance =
        GradientVariance.of(design, 4_000, new SplittableRandom(2), SIMULATOR);
    assertEquals(0.5, variance.variance().value(), 5 * variance.variance().standardError());
  }

  @Test
  void fewSamplesGiveALargeErrorNotAVarianceOfZero() {
    VariationalCircuit design = new VariationalCircuit(2, 1, "angle", "basic-entangler", List.of());
    Estimate variance =
        GradientVariance.of(design, 10, new SplittableRandom(2), SIMULATOR).variance();
    assertEquals(
        GradientVariance.of(design, 4_000, new SplittableRandom(2), SIMULATOR).variance().value(),
        variance.value(),
        4 * variance.standardError());
    assertTrue(variance.value() > 0, variance::toString);
  }

  @Test
  void countsGatesAndTheLongestPath() {
    CircuitSize size =
        CircuitSize.of(program("qubit[3] q; h q[0]; cx q[0], q[1]; x q[2]; h q[1]; barrier q;"));
    assertEquals(Map.of("h", 2, "cx", 1, "x", 1), size.gates());
    assertEquals(3, size.depth());
    assertEquals(1, size.entangling());
  }

  private static Estimate entangling(Circuit circuit) {
    return EntanglingCapability.of(circuit, 1_000, new SplittableRandom(1), SIMULATOR);
  }

  private static Circuit program(String body) {
    return QasmReader.read("OPENQASM 3; include \"stdgates.inc\"; " + body);
  }
}
