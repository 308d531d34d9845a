package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Operation;
import io.qubridge.qasm.Symbol.Callable;
import io.qubridge.qasm.Symbol.GateApplication;
import io.qubridge.qasm.syntax.ProgramException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A gate that the program defines and that is a gate of the table, up to a global phase that is
 * affine in its angles.
 *
 * <p>Programs bring definitions of the gates that devices have and the standard library lacks; a
 * circuit should hold those gates, not what they are made of.
 *
 * @param type the row of the table
 * @param phase the phase at angles 0
 * @param slopes how the phase grows with each angle
 */
record RecognizedGate(GateType type, double phase, double[] slopes) implements Callable {
  private static final double TOLERANCE = 1e-10;
  private static final int LONGEST_BODY = 1000;
  private static final double STEP = 0.25;
  private static final double[][] SAMPLES = {
    {0.3, 0.7, -0.4, 1.1}, {2.9, -1.3, 0.8, -2.2}, {-5.1, 4.3, 2.6, 3.7}, {9.2, 0.1, -6.5, 0.9}
  };

  /**
   * The row that a definition amounts to, if it has a row's name, shape and matrix. A phase is
   * allowed for the gates only that the standard library lacks.
   */
  static Optional<RecognizedGate> of(String name, DefinedGate gate, GateExpander expander) {
    return GateType.named(name)
        .filter(type -> type.angles() == gate.angles() && type.operands() == gate.operands())
        .flatMap(type -> of(type, gate, expander.limitedTo(LONGEST_BODY)));
  }

  private static Optional<RecognizedGate> of(
      GateType type, DefinedGate gate, GateExpander expander) {
    try {
      double[] base = Arrays.copyOf(SAMPLES[0], type.angles());
      double[] slopes = new double[type.angles()];
      double here = phaseAt(type, gate, expander, base);
      double phase = here;
      for (int i = 0; i < slopes.length; i++) {
        double[] moved = base.clone();
        moved[i] += STEP;
        double change = Eigenphases.principal(phaseAt(type, gate, expander, moved) - here);
        slopes[i] = snapped(change / STEP, 0.25);
        phase -= slopes[i] * base[i];
      }
      phase = snapped(Eigenphases.principal(phase), Math.PI / 8);
      RecognizedGate row = new RecognizedGate(type, phase, slopes);
      boolean exact = phase == 0 && Arrays.stream(slopes).allMatch(slope -> slope == 0);
      boolean allowed = exact || type.origin() == GateType.Origin.EXTENSION;
      return allowed && row.matches(gate, expander) ? Optional.of(row) : Optional.empty();
    } catch (ProgramException | IllegalArgumentException e) {
      return Optional.empty(); // not every body can be evaluated at the samples
    }
  }

  private boolean matches(DefinedGate gate, GateExpander expander) {
    return Arrays.stream(SAMPLES)
        .map(sample -> Arrays.copyOf(sample, type.angles()))
        .allMatch(
            sample -> {
              double expected = phase;
              for (int i = 0; i < slopes.length; i++) {
                expected += slopes[i] * sample[i];
              }
              double found = phaseAt(type, gate, expander, sample);
              return Math.abs(Eigenphases.principal(found - expected)) < TOLERANCE;
            });
  }

  /** The phase between a definition and a row, NaN where they differ by more. */
  private static double phaseAt(
      GateType type, DefinedGate gate, GateExpander expander, double[] radians) {
    List<Integer> qubits = IntStream.range(0, type.operands()).boxed().toList();
    List<Angle> angles = Arrays.stream(radians).mapToObj(Angle::of).toList();
    List<Operation> body = new ArrayList<>();
    gate.expand(new GateApplication(0, angles, qubits), expander, body);
    if (!body.stream().allMatch(Gate.class::isInstance)) {
      return Double.NaN;
    }
    return phaseBetween(type.matrix(radians), SmallUnitary.of(body, qubits));
  }

  private static double phaseBetween(double[] row, double[] found) {
    int largest = 0;
    for (int k = 0; k < row.length; k += 2) {
      boolean larger = Math.hypot(row[k], row[k + 1]) > Math.hypot(row[largest], row[largest + 1]);
      largest = larger ? k : largest;
    }
    double phase =
        Math.atan2(found[largest + 1], found[largest]) - Math.atan2(row[largest + 1], row[largest]);
    double c = Math.cos(phase);
    double s = Math.sin(phase);
    for (int k = 0; k < row.length; k += 2) {
      double real = row[k] * c - row[k + 1] * s - found[k];
      double imaginary = row[k] * s + row[k + 1] * c - found[k + 1];
      if (Math.hypot(real, imaginary) > TOLERANCE) {
        return Double.NaN;
      }
    }
    return phase;
  }

  private static double snapped(double value, double grid) {
    double nearest = Math.rint(value / grid) * grid;
    return Math.abs(nearest - value) < 10 * TOLERANCE ? nearest + 0.0 : value;
  }

  @Override
  public int angles() {
    return type.angles();
  }

  @Override
  public int operands() {
    return type.operands();
  }

  @Override
  public int depth() {
    return 0;
  }

  @Override
  public void expand(GateApplication call, GateExpander expander, List<Operation> out) {
    Angle angle = Angle.of(phase);
    for (int i = 0; i < slopes.length; i++) {
      if (slopes[i] != 0) {
        angle = angle.plus(call.angles().get(i).times(slopes[i]));
      }
    }
    expander.appendPhase(call.at(), angle, out);
    expander.append(type, call, out);
  }
}
