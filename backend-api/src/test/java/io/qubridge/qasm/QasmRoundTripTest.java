package io.qubridge.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QasmRoundTripTest {
  private static final int QUBITS = 7;
  private static final List<Parameter> PARAMETERS =
      List.of(new Parameter("w"), new Parameter("θ_1"), new Parameter("_unused"));
  private static final double[] NUMBERS = {
    0, Math.PI, -Math.PI / 2, 1e-5, -2.5e-17, 1.0 / 3, 1e22, Double.MIN_VALUE, Double.MAX_VALUE
  };

  @RepeatedTest(60)
  void readsWhatItWrites(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    assertRoundTrip(circuit(random, random.nextBoolean()));
  }

  @ParameterizedTest
  @EnumSource(GateType.class)
  void readsEveryGateUnderEveryControl(GateType type) {
    Random random = new Random(3);
    for (int controls = 0; controls <= 3; controls++) {
      for (int onZero = 0; onZero < 1 << controls; onZero++) {
        Gate gate = gate(random, type, controls, onZero);
        Circuit.Builder builder = Circuit.builder(QUBITS);
        PARAMETERS.forEach(builder::parameter);
        assertRoundTrip(builder.add(gate).build());
      }
    }
  }

  @Test
  void keepsIdleQubitsOfADevice() {
    Circuit circuit = Circuit.physicalBuilder(127).gate(GateType.X, 12).build();
    assertEquals(127, QasmReader.read(QasmWriter.write(circuit)).qubits());
    assertRoundTrip(circuit);
    assertRoundTrip(Circuit.physicalBuilder(5).build());
    assertRoundTrip(Circuit.physicalBuilder(5).gate(GateType.X, 4).build());
  }

  @Test
  void readsEmptyCircuits() {
    assertRoundTrip(Circuit.builder(0).build());
    assertRoundTrip(Circuit.builder(3).register("c", 2).build());
    assertRoundTrip(Circuit.builder(0).gate(GateType.GPHASE, 0.3).build());
  }

  private static void assertRoundTrip(Circuit circuit) {
    String text = QasmWriter.write(circuit);
    assertEquals(circuit, QasmReader.read(text), text);
  }

  private static Circuit circuit(Random random, boolean physical) {
    Circuit.Builder builder = physical ? Circuit.physicalBuilder(QUBITS) : Circuit.builder(QUBITS);
    PARAMETERS.forEach(builder::parameter);
    builder.register("c", 3).register("q", 1).register("meas_ζ", 2);
    builder.pragma("one {two}  ").pragma("#three");
    for (int i = 0; i < 40; i++) {
      builder.add(operation(random));
    }
    return builder.build();
  }

  private static Operation operation(Random random) {
    int qubit = random.nextInt(QUBITS);
    return switch (random.nextInt(8)) {
      case 0 -> new Measurement(qubit, random.nextInt(7) - 1);
      case 1 -> new Reset(qubit);
      case 2 -> new Barrier(some(random, 1 + random.nextInt(QUBITS)));
      default -> {
        GateType type = GateType.values()[random.nextInt(GateType.values().length)];
        int controls = Math.max(0, random.nextInt(9) - 5);
        yield gate(random, type, controls, random.nextInt(1 << controls));
      }
    };
  }

  private static Gate gate(Random random, GateType type, int controls, int onZero) {
    List<Angle> angles = new ArrayList<>();
    for (int i = 0; i < type.angles(); i++) {
      angles.add(angle(random));
    }
    return new Gate(type, angles, some(random, controls + type.operands()), controls, onZero);
  }

  private static Angle angle(Random random) {
    Angle angle = Angle.of(number(random));
    for (Parameter parameter : PARAMETERS) {
      if (random.nextInt(4) == 0) {
        double factor = random.nextBoolean() ? number(random) : random.nextInt(3) - 1;
        angle = angle.plus(Angle.of(parameter).times(factor));
      }
    }
    return angle;
  }

  private static double number(Random random) {
    return random.nextInt(3) == 0
        ? NUMBERS[random.nextInt(NUMBERS.length)]
        : 6 * random.nextGaussian();
  }

  private static List<Integer> some(Random random, int count) {
    List<Integer> qubits = new ArrayList<>(IntStream.range(0, QUBITS).boxed().toList());
    Collections.shuffle(qubits, random);
    return qubits.subList(0, count);
  }
}
