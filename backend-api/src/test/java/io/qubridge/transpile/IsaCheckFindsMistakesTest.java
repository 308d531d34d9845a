package io.qubridge.transpile;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Devices;
import io.qubridge.kit.IsaCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks that hold the transpiler right refuse circuits that are wrong in one place. */
class IsaCheckFindsMistakesTest {
  private static final DeviceModel LINE5 = Devices.builtIn().get(0);
  private static final Circuit LOGICAL =
      Circuit.builder(3)
          .gate(GateType.RY, 0.7, 0)
          .gate(GateType.RY, 1.1, 1)
          .gate(GateType.CRX, 0.9, 0, 1)
          .gate(GateType.CRX, 0.4, 1, 2)
          .gate(GateType.RX, 0.2, 2)
          .build();
  private static final Circuit MEASURED = measured(LOGICAL);

  private static Circuit measured(Circuit circuit) {
    return rebuilt(circuit, circuit.operations(), false).measureAll("c").build();
  }

  private static Circuit.Builder rebuilt(
      Circuit like, List<? extends Operation> operations, boolean physical) {
    Circuit.Builder builder =
        physical ? Circuit.physicalBuilder(like.qubits()) : Circuit.builder(like.qubits());
    like.registers().forEach(register -> builder.register(register.name(), register.size()));
    operations.forEach(builder::add);
    return builder;
  }

  private static TranspileResult right(Circuit logical) {
    TranspileResult result = Transpiler.transpile(logical, LINE5, TranspileOptions.DEFAULT);
    IsaCheck.requireNative(result.isa(), LINE5);
    IsaCheck.requireEquivalent(logical, result);
    return result;
  }

  private static TranspileResult with(TranspileResult right, List<Operation> operations) {
    return with(right, operations, right.finalLayout());
  }

  private static TranspileResult with(
      TranspileResult right, List<Operation> operations, Layout last) {
    return new TranspileResult(
        rebuilt(right.isa(), operations, true).build(),
        right.initialLayout(),
        last,
        right.metrics(),
        new RowTemplate(List.of(), false));
  }

  private static void refuses(Circuit logical, TranspileResult wrong) {
    assertThrows(AssertionError.class, () -> IsaCheck.requireEquivalent(logical, wrong));
  }

  @Test
  void refusesACircuitWithoutOneOfItsGates() {
    TranspileResult right = right(LOGICAL);
    for (int k = 0; k < right.isa().operations().size(); k++) {
      List<Operation> operations = new ArrayList<>(right.isa().operations());
      operations.remove(k);
      refuses(LOGICAL, with(right, operations));
    }
  }

  @Test
  void refusesAnglesThatAreSlightlyWrong() {
    TranspileResult right = right(LOGICAL);
    List<Operation> operations = new ArrayList<>(right.isa().operations());
    for (int k = 0; k < operations.size(); k++) {
      if (operations.get(k) instanceof Gate gate && gate.type() == GateType.RZ) {
        Angle off = gate.angles().get(0).plus(Angle.of(1e-4));
        operations.set(k, Gate.of(GateType.RZ, List.of(off), gate.qubits()));
      }
    }
    refuses(LOGICAL, with(right, operations));
  }

  @Test
  void refusesAWrongFinalLayout() {
    TranspileResult right = right(LOGICAL);
    List<Integer> physical = new ArrayList<>(right.finalLayout().physical());
    Collections.swap(physical, 0, 1);
    refuses(LOGICAL, with(right, right.isa().operations(), new Layout(physical)));
  }

  @Test
  void refusesMeasurementsIntoEachOthersBits() {
    TranspileResult right = right(MEASURED);
    List<Operation> operations = new ArrayList<>();
    for (Operation operation : right.isa().operations()) {
      operations.add(
          operation instanceof Measurement measurement && measurement.bit() < 2
              ? new Measurement(measurement.qubit(), 1 - measurement.bit())
              : operation);
    }
    refuses(MEASURED, with(right, operations));
  }

  @Test
  void refusesGatesThatTheDeviceLacksAndPairsThatItDoesNotCouple() {
    for (Circuit foreign :
        List.of(
            Circuit.physicalBuilder(5).gate(GateType.H, 0).build(),
            Circuit.physicalBuilder(5).gate(GateType.CX, 0, 2).build(),
            Circuit.physicalBuilder(7).gate(GateType.X, 6).build(),
            Circuit.builder(2).gate(GateType.CX, 0, 1).build())) {
      assertThrows(AssertionError.class, () -> IsaCheck.requireNative(foreign, LINE5));
    }
  }
}
