package io.qubridge.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimplifierTest {
  private static final Angle A = Angle.of(new Parameter("a"));
  private static final Angle B = Angle.of(new Parameter("b"));

  private static List<Step> simplify(Circuit.Builder circuit) {
    return new Simplifier(new BlockRules(false, List.of()))
        .simplify(Unroller.unroll(circuit.build()).steps());
  }

  @Test
  void cancelsInversesAcrossCommutingGates() {
    assertEquals(
        1,
        simplify(
                Circuit.builder(3)
                    .gate(GateType.CX, 0, 1)
                    .gate(GateType.CX, 0, 2)
                    .gate(GateType.RZ, 0.4, 0)
                    .gate(GateType.RX, 0.3, 1)
                    .gate(GateType.RX, -0.3, 1)
                    .gate(GateType.CX, 0, 1)
                    .gate(GateType.RZ, -0.4, 0))
            .size());
  }

  @Test
  void keepsWhatDoesNotCommute() {
    List<Step> steps =
        simplify(
            Circuit.builder(3)
                .gate(GateType.CX, 0, 1)
                .gate(GateType.CX, 1, 2)
                .gate(GateType.CX, 0, 1));
    assertEquals(3, steps.size());
  }

  @Test
  void addsSymbolicAnglesThroughControls() {
    List<Step> steps =
        simplify(
            Circuit.builder(2)
                .gate(GateType.RZ, A, 0)
                .gate(GateType.CX, 0, 1)
                .gate(GateType.RZ, B.times(-2), 0));
    assertEquals(2, steps.size());
    assertEquals(A.plus(B.times(-2)), steps.get(0).angle);
  }

  @Test
  void cancelsOppositeSymbolicRotations() {
    assertTrue(
        simplify(
                Circuit.builder(2).gate(GateType.RYY, A, 0, 1).gate(GateType.RYY, A.negate(), 1, 0))
            .isEmpty());
  }

  @Test
  void mergesAChainOfGatesOnOnePairIntoOneBlock() {
    Circuit.Builder circuit = Circuit.builder(2);
    for (int k = 0; k < 10; k++) {
      circuit.gate(GateType.CX, k % 2, 1 - k % 2).gate(GateType.RY, 0.1 * k, k % 2);
    }
    List<Step> steps = simplify(circuit);
    long blocks = steps.stream().filter(Step::isTwoWire).count();
    assertEquals(1, blocks);
  }

  @Test
  void wideGatesMeetTheirInverse() {
    assertTrue(
        simplify(
                Circuit.builder(4)
                    .gate(GateType.CCX, 0, 1, 2)
                    .gate(GateType.H, 3)
                    .gate(GateType.CCX, 0, 1, 2)
                    .gate(GateType.H, 3))
            .isEmpty());
  }

  @Test
  void dropsPhasesThatMeasurementsLose() {
    List<Step> steps =
        simplify(
            Circuit.builder(2)
                .gate(GateType.H, 0)
                .gate(GateType.CP, 0.3, 0, 1)
                .gate(GateType.RZ, A, 0)
                .measureAll("c"));
    assertEquals(3, Simplifier.dropBeforeMeasurement(steps, 2).size());
    assertEquals(5, steps.size());
  }

  @Test
  void barriersHoldBlocksApart() {
    Circuit.Builder circuit =
        Circuit.builder(2)
            .gate(GateType.CX, 0, 1)
            .add(new Barrier(List.of(0, 1)))
            .gate(GateType.CX, 0, 1);
    assertEquals(3, simplify(circuit).size());
  }
}
