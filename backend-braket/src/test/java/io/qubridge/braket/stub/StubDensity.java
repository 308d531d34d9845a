package io.qubridge.braket.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.qubridge.braket.stub.StubProgram.Step;
import io.qubridge.circuit.GateType;
import java.util.ArrayList;
import java.util.List;

/**
 * A density matrix of a few qubits to which Kraus operators are applied one by one: slow, plain,
 * and independent of the simulator under test. Bit i of an index is qubit i.
 */
final class StubDensity {
  private final int qubits;
  private double[][] re;
  private double[][] im;

  private StubDensity(int qubits) {
    this.qubits = qubits;
    this.re = new double[1 << qubits][1 << qubits];
    this.im = new double[1 << qubits][1 << qubits];
    re[0][0] = 1;
  }

  static boolean noisy(StubProgram program) {
    return program.steps.stream().anyMatch(step -> step.type() == null);
  }

  static StubDensity of(StubProgram program) {
    StubDensity state = new StubDensity(program.register);
    for (Step step : program.steps) {
      double[] numbers = step.angles().stream().mapToDouble(Double::parseDouble).toArray();
      if (step.type() != null) {
        state.channel(List.of(step.type().matrix(numbers)), step.qubits());
      } else {
        state.channel(kraus(step.name(), numbers[0]), step.qubits());
      }
    }
    return state;
  }

  private static List<double[]> kraus(String name, double p) {
    double[] i = scaled(GateType.ID, 1 - p);
    return switch (name) {
      case "bit_flip" -> List.of(i, scaled(GateType.X, p));
      case "phase_flip" -> List.of(i, scaled(GateType.Z, p));
      case "depolarizing" ->
          List.of(
              i, scaled(GateType.X, p / 3), scaled(GateType.Y, p / 3), scaled(GateType.Z, p / 3));
      case "amplitude_damping" ->
          List.of(
              new double[] {1, 0, 0, 0, 0, 0, Math.sqrt(1 - p), 0},
              new double[] {0, 0, Math.sqrt(p), 0, 0, 0, 0, 0});
      case "phase_damping" ->
          List.of(
              new double[] {1, 0, 0, 0, 0, 0, Math.sqrt(1 - p), 0},
              new double[] {0, 0, 0, 0, 0, 0, Math.sqrt(p), 0});
      case "two_qubit_depolarizing" -> pairs(p);
      default -> throw new StubProgram.Refusal("noise " + name + " is not supported");
    };
  }

  private static double[] scaled(GateType type, double probability) {
    double[] matrix = type.matrix().clone();
    for (int k = 0; k < matrix.length; k++) {
      matrix[k] *= Math.sqrt(probability);
    }
    return matrix;
  }

  private static List<double[]> pairs(double p) {
    List<GateType> paulis = List.of(GateType.ID, GateType.X, GateType.Y, GateType.Z);
    ArrayList<double[]> all = new ArrayList<>();
    for (GateType first : paulis) {
      for (GateType second : paulis) {
        boolean none = first == GateType.ID && second == GateType.ID;
        double size = Math.sqrt(none ? 1 - p : p / 15);
        double[] a = first.matrix();
        double[] b = second.matrix();
        double[] product = new double[32];
        for (int k = 0; k < 16; k++) {
          int row = k / 4;
          int column = k % 4;
          int x = 2 * ((row & 1) * 2 + (column & 1));
          int y = 2 * ((row >> 1) * 2 + (column >> 1));
          product[2 * k] = size * (a[x] * b[y] - a[x + 1] * b[y + 1]);
          product[2 * k + 1] = size * (a[x] * b[y + 1] + a[x + 1] * b[y]);
        }
        all.add(product);
      }
    }
    return all;
  }

  private void channel(List<double[]> kraus, List<Integer> operands) {
    int size = 1 << qubits;
    double[][] sumRe = new double[size][size];
    double[][] sumIm = new double[size][size];
    for (double[] operator : kraus) {
      double[][] full = full(operator, operands);
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          for (int i = 0; i < size; i++) {
            if (full[0][a * size + i] == 0 && full[1][a * size + i] == 0) {
              continue;
            }
            for (int j = 0; j < size; j++) {
              double kr = full[0][a * size + i];
              double ki = full[1][a * size + i];
              double lr = full[0][b * size + j];
              double li = -full[1][b * size + j];
              double xr = kr * re[i][j] - ki * im[i][j];
              double xi = kr * im[i][j] + ki * re[i][j];
              sumRe[a][b] += xr * lr - xi * li;
              sumIm[a][b] += xr * li + xi * lr;
            }
          }
        }
      }
    }
    re = sumRe;
    im = sumIm;
  }

  private double[][] full(double[] operator, List<Integer> operands) {
    int size = 1 << qubits;
    int width = 1 << operands.size();
    double[][] full = new double[2][size * size];
    for (int row = 0; row < size; row++) {
      for (int inner = 0; inner < width; inner++) {
        int column = row;
        int own = 0;
        for (int k = 0; k < operands.size(); k++) {
          int bit = 1 << operands.get(k);
          own |= (row & bit) != 0 ? 1 << k : 0;
          column = (inner >> k & 1) == 1 ? column | bit : column & ~bit;
        }
        full[0][row * size + column] = operator[2 * (own * width + inner)];
        full[1][row * size + column] = operator[2 * (own * width + inner) + 1];
      }
    }
    return full;
  }

  double expectation(ArrayNode names, ArrayNode targets) {
    StubDensity turned = new StubDensity(qubits);
    double sum = 0;
    turned.re = re;
    turned.im = im;
    int mask = 0;
    for (int k = 0; k < names.size(); k++) {
      List<Integer> target = List.of(targets.get(k).asInt());
      mask |= 1 << target.get(0);
      if (names.get(k).asText().equals("y")) {
        turned.channel(List.of(GateType.SDG.matrix()), target);
      }
      if (!names.get(k).asText().equals("z")) {
        turned.channel(List.of(GateType.H.matrix()), target);
      }
    }
    for (int state = 0; state < 1 << qubits; state++) {
      sum +=
          (Integer.bitCount(state & mask) & 1) == 0
              ? turned.re[state][state]
              : -turned.re[state][state];
    }
    return sum;
  }

  /** By the big-endian index of basis states. */
  double[] probabilities() {
    double[] states = new double[1 << qubits];
    for (int state = 0; state < states.length; state++) {
      states[Integer.reverse(state) >>> (32 - qubits)] = re[state][state];
    }
    return states;
  }
}
