package io.qubridge.local.state;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The distinct angles of a program, each in a slot, as affine functions of the circuit's
 * parameters. The slots of a {@link Transformed} group hold the Walsh-Hadamard transform of such
 * functions. Immutable.
 */
public final class AnglePlan {
  private final List<Parameter> parameters;
  private final double[] constants;
  private final int[] firstTerm;
  private final int[] termParameter;
  private final double[] termCoefficient;
  private final int[] variableSlots;
  private final List<Transformed> transformed;

  /** Cosine and sine of the slots without parameters, one element a lane; null for the others. */
  private final double[][] fixedCos;

  private final double[][] fixedSin;

  /**
   * Consecutive slots: the {@code c}-th holds the sum over {@code m} of {@code (-1)^(c . m)} times
   * the {@code m}-th angle.
   *
   * @param first the first slot
   * @param count how many there are, a power of two
   */
  record Transformed(int first, int count) {
    boolean holds(int slot) {
      return slot >= first && slot < first + count;
    }

    /** Transforms arrays of one element a lane; the transform is its own transpose. */
    void apply(double[][] slots, int lanes) {
      for (int half = 1; half < count; half *= 2) {
        for (int i = 0; i < count; i++) {
          if ((i & half) == 0) {
            butterfly(slots[first + i], slots[first + i + half], lanes);
          }
        }
      }
    }

    private static void butterfly(double[] a, double[] b, int lanes) {
      for (int r = 0; r < lanes; r++) {
        double sum = a[r] + b[r];
        b[r] = a[r] - b[r];
        a[r] = sum;
      }
    }
  }

  private AnglePlan(List<Parameter> parameters, List<Angle> slots, List<Transformed> transformed) {
    this.parameters = parameters;
    this.transformed = List.copyOf(transformed);
    int size = slots.size();
    constants = new double[size];
    firstTerm = new int[size + 1];
    fixedCos = new double[size][];
    fixedSin = new double[size][];
    int terms = slots.stream().mapToInt(angle -> angle.terms().size()).sum();
    termParameter = new int[terms];
    termCoefficient = new double[terms];
    Map<Parameter, Integer> index = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      index.put(parameters.get(i), i);
    }
    int term = 0;
    for (int slot = 0; slot < size; slot++) {
      constants[slot] = slots.get(slot).constant();
      for (Angle.Term t : slots.get(slot).terms()) {
        termParameter[term] = index.get(t.parameter());
        termCoefficient[term++] = t.coefficient();
      }
      firstTerm[slot + 1] = term;
      if (isFixed(slot)) {
        fixedCos[slot] = lanes(exact(Math.cos(constants[slot])));
        fixedSin[slot] = lanes(exact(Math.sin(constants[slot])));
      }
    }
    variableSlots = IntStream.range(0, size).filter(slot -> !isFixed(slot)).toArray();
  }

  /** Collects the slots. Not thread-safe. */
  static final class Builder {
    private final List<Parameter> parameters;
    private final List<Angle> slots = new ArrayList<>();
    private final Map<Angle, Integer> index = new HashMap<>();
    private final List<Transformed> transformed = new ArrayList<>();

    /** Angles of these parameters. */
    Builder(List<Parameter> parameters) {
      this.parameters = parameters;
    }

    /** The slot of an angle; equal angles share one. */
    int slot(Angle angle) {
      return index.computeIfAbsent(
          angle,
          a -> {
            slots.add(a);
            return slots.size() - 1;
          });
    }

    /**
     * Slots for the Walsh-Hadamard transform of some angles; answers the first.
     *
     * @param angles as many as a power of two
     */
    int transformed(List<Angle> angles) {
      Transformed group = new Transformed(slots.size(), angles.size());
      transformed.add(group);
      slots.addAll(angles);
      return group.first();
    }

    AnglePlan build() {
      return new AnglePlan(parameters, slots, transformed);
    }
  }

  /** The parameters of the circuit, in its order. */
  List<Parameter> parameters() {
    return parameters;
  }

  int slots() {
    return constants.length;
  }

  /** The slots that depend on parameters. */
  int[] variableSlots() {
    return variableSlots;
  }

  boolean isFixed(int slot) {
    return firstTerm[slot] == firstTerm[slot + 1]
        && transformed.stream().noneMatch(group -> group.holds(slot));
  }

  /** The slots that hold the transform of what {@link #evaluate} tells. */
  List<Transformed> transformed() {
    return transformed;
  }

  double[] fixedCos(int slot) {
    return fixedCos[slot];
  }

  double[] fixedSin(int slot) {
    return fixedSin[slot];
  }

  /** The angle of a slot in one row; in a {@link Transformed} group, before the transform. */
  double evaluate(int slot, RowValues rows, int row) {
    double sum = constants[slot];
    for (int term = firstTerm[slot]; term < firstTerm[slot + 1]; term++) {
      sum += termCoefficient[term] * rows.get(row, termParameter[term]);
    }
    return sum;
  }

  /**
   * Adds a derivative by a slot's angle to the gradient by the parameters.
   *
   * @param gradient {@code [rows x columns of the bindings]}, row-major
   */
  void pullBack(int slot, double derivative, RowValues rows, int row, double[] gradient) {
    for (int term = firstTerm[slot]; term < firstTerm[slot + 1]; term++) {
      gradient[rows.index(row, termParameter[term])] += termCoefficient[term] * derivative;
    }
  }

  /** Takes away the rounding error of a multiple of pi/2, so that Z is exactly Z. */
  static double exact(double value) {
    if (Math.abs(value) < 1e-15) {
      return 0;
    }
    return Math.abs(Math.abs(value) - 1) < 1e-15 ? Math.signum(value) : value;
  }

  /** A value for every lane. */
  static double[] lanes(double value) {
    double[] lanes = new double[StateBlock.MAX_LANES];
    Arrays.fill(lanes, value);
    return lanes;
  }
}
