package io.qubridge.ibm.device;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The circuits that the transpiler is measured with: two to five qubits, all measured. */
final class CircuitSet {
  private CircuitSet() {}

  static Map<String, Circuit> all() {
    Map<String, Circuit> set = new LinkedHashMap<>();
    for (int n = 2; n <= 5; n++) {
      set.put("layer-" + n, layer(n, 6));
      set.put("zz-feature-map-" + n, zzFeatureMap(n, 2));
    }
    for (int n = 3; n <= 5; n++) {
      set.put("strongly-entangling-" + n, stronglyEntangling(n, 3));
      set.put("qft-" + n, qft(n));
      set.put("ghz-" + n, ghz(n, false));
      set.put("ghz-star-" + n, ghz(n, true));
    }
    for (int k = 0; k < 12; k++) {
      int n = 3 + k % 3;
      set.put("mix-" + n + "-" + k, mix(n, 6 + 2 * k, k));
    }
    return set;
  }

  /** RX embedding, then layers of RX and a ring of CNOTs (a single CNOT for two qubits). */
  static Circuit layer(int n, int layers) {
    Circuit.Builder circuit = Circuit.builder(n);
    for (int q = 0; q < n; q++) {
      circuit.gate(GateType.RX, 0.3, q);
    }
    for (int k = 0; k < layers; k++) {
      for (int q = 0; q < n; q++) {
        circuit.gate(GateType.RX, angle(k * n + q), q);
      }
      for (int q = 0; q < (n == 2 ? 1 : n); q++) {
        circuit.gate(GateType.CX, q, (q + 1) % n);
      }
    }
    return circuit.measureAll("c").build();
  }

  static double angle(int i) {
    return 0.1 + 1.11 * (7919L * i % 101) / 101;
  }

  /** As fed to an ansatz: without the rotations the last interactions would not be measurable. */
  private static Circuit zzFeatureMap(int n, int repetitions) {
    Circuit.Builder circuit = Circuit.builder(n);
    for (int k = 0; k < repetitions; k++) {
      for (int q = 0; q < n; q++) {
        circuit.gate(GateType.H, q).gate(GateType.P, 2 * angle(q), q);
      }
      for (int a = 0; a < n; a++) {
        for (int b = a + 1; b < n; b++) {
          circuit
              .gate(GateType.CX, a, b)
              .gate(GateType.P, 2 * (Math.PI - angle(a)) * (Math.PI - angle(b)), b)
              .gate(GateType.CX, a, b);
        }
      }
    }
    for (int q = 0; q < n; q++) {
      circuit.gate(GateType.RY, angle(q + 1), q);
    }
    return circuit.measureAll("c").build();
  }

  private static Circuit stronglyEntangling(int n, int layers) {
    Circuit.Builder circuit = Circuit.builder(n);
    int i = 0;
    for (int k = 0; k < layers; k++) {
      for (int q = 0; q < n; q++) {
        circuit
            .gate(GateType.RZ, angle(i++), q)
            .gate(GateType.RY, angle(i++), q)
            .gate(GateType.RZ, angle(i++), q);
      }
      int range = k % (n - 1) + 1;
      for (int q = 0; q < n; q++) {
        circuit.gate(GateType.CX, q, (q + range) % n);
      }
    }
    return circuit.measureAll("c").build();
  }

  static Circuit qft(int n) {
    Circuit.Builder circuit = Circuit.builder(n);
    for (int a = n - 1; a >= 0; a--) {
      circuit.gate(GateType.H, a);
      for (int b = a - 1; b >= 0; b--) {
        circuit.gate(GateType.CP, Math.PI / (1 << (a - b)), b, a);
      }
    }
    for (int q = 0; q < n / 2; q++) {
      circuit.gate(GateType.SWAP, q, n - 1 - q);
    }
    return circuit.measureAll("c").build();
  }

  static Circuit ghz(int n, boolean star) {
    Circuit.Builder circuit = Circuit.builder(n).gate(GateType.H, 0);
    for (int q = 1; q < n; q++) {
      circuit.gate(GateType.CX, star ? 0 : q - 1, q);
    }
    return circuit.measureAll("c").build();
  }

  private static Circuit mix(int n, int gates, long seed) {
    Random random = new Random(seed);
    Circuit.Builder circuit = Circuit.builder(n);
    for (int k = 0; k < gates; k++) {
      int[] q = random.ints(0, n).distinct().limit(3).toArray();
      double theta = Math.round(1e6 * random.nextDouble() * Math.PI) / 1e6;
      switch (random.nextInt(9)) {
        case 0 -> circuit.gate(GateType.SWAP, q[0], q[1]);
        case 1, 2 -> circuit.gate(GateType.CRX, theta, q[0], q[1]);
        case 3, 4 -> circuit.gate(GateType.CP, theta, q[0], q[1]);
        case 5 -> circuit.gate(GateType.CCX, q[0], q[1], q[2]);
        case 6 -> circuit.gate(GateType.CX, q[0], q[1]);
        case 7 -> circuit.gate(GateType.H, q[0]);
        default ->
            circuit.gate(
                GateType.U3,
                List.of(Angle.of(theta), Angle.of(theta / 2), Angle.of(theta / 3)),
                List.of(q[0]));
      }
    }
    return circuit.measureAll("c").build();
  }
}
