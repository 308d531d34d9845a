package io.qubridge.braket.device;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.device.DeviceModel;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Matrix;
import io.qubridge.kit.IsaCheck;
import io.qubridge.kit.RandomCircuits;
import io.qubridge.transpile.TranspileOptions;
import io.qubridge.transpile.TranspileOptions.ParametrizedBlocks;
import io.qubridge.transpile.TranspileResult;
import io.qubridge.transpile.Transpiler;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ISA circuits in the gates of IQM and IonQ, checked against the logical ones. */
class IsaCircuitTest {
  private static final int CIRCUITS = 60;
  private static final Set<GateType> GATES = EnumSet.complementOf(EnumSet.of(GateType.GPHASE));

  @ParameterizedTest
  @ValueSource(strings = {"garnet", "forte-enterprise"})
  void randomCircuitsAreRight(String name) {
    DeviceModel device =
        new CapabilitiesReader()
            .read(CapabilitiesReaderTest.shared(name + "-device-capabilities.json"));
    for (int k = 0; k < CIRCUITS; k++) {
      int parameters = k % 3;
      Circuit circuit = new RandomCircuits(GATES, k).circuit(1 + k % 6, 4 + k % 40, parameters);
      double[] values = new Random(k).doubles(parameters, -Math.PI, Math.PI).toArray();
      TranspileOptions options = new TranspileOptions(k, ParametrizedBlocks.values()[k / 3 % 2]);
      TranspileResult result = Transpiler.transpile(circuit, device, options);
      IsaCheck.requireNative(result.isa(), device);
      IsaCheck.requireEquivalent(
          circuit, result, new Bindings(circuit.parameters(), Matrix.row(values)), 0);
    }
  }
}
