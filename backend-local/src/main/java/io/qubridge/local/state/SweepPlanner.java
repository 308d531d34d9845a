package io.qubridge.local.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Distributes the primitives of a circuit with many qubits over as few {@link Sweep}s as it can: a
 * sweep takes, in order, whatever still fits its qubits and touches none of those that it had to
 * leave. Not thread-safe.
 */
final class SweepPlanner {
  /** Qubits that become lanes where no step touches one of them. */
  private static final int LANES = Sweep.LANES - 1;

  /** Qubits that have to be in a tile with them. */
  private static final int LINE = Sweep.LINE - 1;

  /** How many primitives a sweep chooses from; keeps the time linear in the circuit's length. */
  private static final int WINDOW = 256;

  private final int qubits;
  private final AnglePlan.Builder angles;
  private final List<Pass> passes = new ArrayList<>();

  /** Passes over states of some qubits. */
  SweepPlanner(int qubits, AnglePlan.Builder angles) {
    this.qubits = qubits;
    this.angles = angles;
  }

  /**
   * The passes of a unitary.
   *
   * @param first whether nothing comes before it
   */
  List<Pass> plan(List<Primitive> primitives, boolean first) {
    List<Primitive> left = new ArrayList<>();
    int next = 0;
    while (next < primitives.size() || !left.isEmpty()) {
      Primitive leading = left.isEmpty() ? primitives.get(next) : left.get(0);
      if (active(0, leading) == 0) {
        passes.add(wide(leading));
        if (left.isEmpty()) {
          next++;
        } else {
          left.remove(0);
        }
      } else {
        int window = Math.min(primitives.size(), next + WINDOW - left.size());
        List<Primitive> candidates = new ArrayList<>(left);
        candidates.addAll(primitives.subList(next, window));
        left = sweep(candidates, first && passes.isEmpty());
        next = window;
      }
    }
    return List.copyOf(passes);
  }

  /** The qubits of a sweep with one more primitive; 0 where they are too many. */
  private int active(int active, Primitive primitive) {
    int all = active | primitive.qubits();
    if ((all & LANES) != 0) {
      all |= LINE;
    }
    int most = Math.min(Sweep.MAX_QUBITS, qubits - Sweep.LANE_QUBITS);
    return Integer.bitCount(all) <= most ? all : 0;
  }

  /** Adds a sweep and returns what it left. */
  private List<Primitive> sweep(List<Primitive> candidates, boolean first) {
    int active = 0;
    int blocked = 0;
    List<Primitive> taken = new ArrayList<>();
    List<Primitive> left = new ArrayList<>();
    for (Primitive primitive : candidates) {
      int all = (primitive.qubits() & blocked) == 0 ? active(active, primitive) : 0;
      if (all == 0) {
        left.add(primitive);
        blocked |= primitive.qubits();
      } else {
        taken.add(primitive);
        active = all;
      }
    }
    passes.add(sweep(taken, active, first));
    return left;
  }

  private Sweep sweep(List<Primitive> taken, int active, boolean first) {
    StepFusion fusion = new StepFusion(Integer.bitCount(active));
    taken.forEach(primitive -> fusion.add(local(primitive, active)));
    StepList steps = fusion.build(angles, false);
    int[] slots =
        steps.steps().stream()
            .mapToInt(Step::variableSlot)
            .filter(s -> s >= 0)
            .distinct()
            .toArray();
    return new Sweep(steps, slots, active, qubits, first);
  }

  private Pass wide(Primitive primitive) {
    if (primitive instanceof Primitive.Rotation turn) {
      return new WideStep(turn, angles.slot(turn.angle()), !turn.angle().isConstant());
    }
    if (primitive instanceof Primitive.Phase phase) {
      return new WideStep(phase, angles.slot(phase.angle()), !phase.angle().isConstant());
    }
    return new WideStep(primitive, -1, false);
  }

  /** A primitive on the qubits of a sweep alone. */
  private static Primitive local(Primitive primitive, int active) {
    if (primitive instanceof Primitive.Rotation turn) {
      return new Primitive.Rotation(
          Bits.compress(turn.x(), active),
          Bits.compress(turn.z(), active),
          Bits.compress(turn.controls(), active),
          Bits.compress(turn.values(), active),
          turn.angle());
    }
    if (primitive instanceof Primitive.Phase phase) {
      return new Primitive.Phase(
          Bits.compress(phase.controls(), active),
          Bits.compress(phase.values(), active),
          phase.angle());
    }
    Primitive.Flip flip = (Primitive.Flip) primitive;
    return new Primitive.Flip(
        Bits.compress(flip.target(), active),
        Bits.compress(flip.controls(), active),
        Bits.compress(flip.values(), active));
  }
}
