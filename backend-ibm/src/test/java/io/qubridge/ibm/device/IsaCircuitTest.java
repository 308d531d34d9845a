package io.qubridge.ibm.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.device.DeviceModel;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Matrix;
import io.qubridge.kit.IsaCheck;
import io.qubridge.kit.RandomCircuits;
import io.qubridge.qasm.QasmReader;
import io.qubridge.qasm.QasmWriter;
import io.qubridge.transpile.TranspileOptions;
import io.qubridge.transpile.TranspileOptions.ParametrizedBlocks;
import io.qubridge.transpile.TranspileResult;
import io.qubridge.transpile.Transpiler;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ISA circuits on published devices, checked against the logical ones by means of their own. */
class IsaCircuitTest {
  private static final int RANDOM_CIRCUITS = 500;
  private static final int MOST_QUBITS = 6;
  private static final Set<GateType> GATES = EnumSet.complementOf(EnumSet.of(GateType.GPHASE));

  private static DeviceModel device(String name) {
    return new SnapshotReader().read(SnapshotReaderTest.shared(name));
  }

  private static void requireRight(
      Circuit circuit, DeviceModel device, TranspileOptions options, Bindings row) {
    TranspileResult result = Transpiler.transpile(circuit, device, options);
    IsaCheck.requireNative(result.isa(), device);
    IsaCheck.requireEquivalent(circuit, result, row, 0);
    assertEquals(result.isa(), QasmReader.read(QasmWriter.write(result.isa())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"manila", "nairobi", "kolkata", "torino"})
  void theSetIsRight(String name) {
    DeviceModel device = device(name);
    CircuitSet.all()
        .values()
        .forEach(
            circuit -> requireRight(circuit, device, TranspileOptions.DEFAULT, Bindings.none()));
  }

  @Test
  void randomCircuitsAreRight() {
    List<DeviceModel> devices = List.of(device("nairobi"), device("kolkata"), device("torino"));
    for (int k = 0; k < RANDOM_CIRCUITS; k++) {
      int parameters = k % 3 == 0 ? 3 : 0;
      int qubits = 1 + k % MOST_QUBITS;
      Circuit circuit = new RandomCircuits(GATES, k).circuit(qubits, 4 + k % 40, parameters);
      double[] values = new Random(k).doubles(parameters, -Math.PI, Math.PI).toArray();
      ParametrizedBlocks blocks = ParametrizedBlocks.values()[k / 3 % 2];
      requireRight(
          circuit,
          devices.get(k / MOST_QUBITS % devices.size()),
          new TranspileOptions(k, blocks),
          new Bindings(circuit.parameters(), Matrix.row(values)));
    }
  }
}
