package io.qubridge.local.state;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Turns primitives into as few {@link Step}s as it can, by the circuit's structure alone: rotations
 * about one axis add their angles, flips become one permutation, diagonal primitives with fixed
 * angles one table. A primitive moves to the front past what it commutes with. Not thread-safe.
 */
final class StepFusion {
  /** How far a primitive moves; keeps the time linear in the circuit's length. */
  private static final int REACH = 512;

  private final int qubits;
  private final List<Draft> drafts = new ArrayList<>();

  /** Steps on blocks of some qubits. */
  StepFusion(int qubits) {
    this.qubits = qubits;
  }

  /** A step to be: one primitive, or a permutation. */
  private static final class Draft {
    Primitive primitive;
    int[] source;
    int touched;

    boolean commutes(Primitive other) {
      boolean diagonal = source == null && primitive.diagonal();
      return (touched & other.qubits()) == 0 || (diagonal && other.diagonal());
    }

    /** Whether it could take the primitive in. */
    boolean merge(Primitive other) {
      if (source != null && other instanceof Primitive.Flip flip) {
        permute(source, flip);
        touched |= flip.qubits();
        return true;
      }
      if (primitive instanceof Primitive.Phase mine
          && other instanceof Primitive.Phase phase
          && mine.controls() == phase.controls()
          && mine.values() == phase.values()) {
        primitive =
            new Primitive.Phase(mine.controls(), mine.values(), mine.angle().plus(phase.angle()));
        return true;
      }
      if (primitive instanceof Primitive.Rotation mine
          && other instanceof Primitive.Rotation turn
          && mine.x() == turn.x()
          && mine.z() == turn.z()
          && mine.controls() == turn.controls()
          && mine.values() == turn.values()) {
        primitive =
            new Primitive.Rotation(
                mine.x(),
                mine.z(),
                mine.controls(),
                mine.values(),
                mine.angle().plus(turn.angle()));
        return true;
      }
      return false;
    }
  }

  /** Appends a primitive. */
  void add(Primitive primitive) {
    int at = drafts.size();
    for (int reach = 0; at > 0 && reach < REACH; reach++) {
      Draft draft = drafts.get(at - 1);
      if (draft.merge(primitive)) {
        return;
      }
      if (!draft.commutes(primitive)) {
        break;
      }
      at--;
    }
    Draft draft = new Draft();
    draft.touched = primitive.qubits();
    if (primitive instanceof Primitive.Flip flip) {
      draft.source = new int[1 << qubits];
      for (int a = 0; a < draft.source.length; a++) {
        draft.source[a] = a;
      }
      permute(draft.source, flip);
    } else {
      draft.primitive = primitive;
    }
    drafts.add(at, draft);
  }

  private static void permute(int[] source, Primitive.Flip flip) {
    for (int a = 0; a < source.length; a++) {
      if ((a & flip.target()) == 0 && (a & flip.controls()) == flip.values()) {
        int b = a | flip.target();
        int held = source[a];
        source[a] = source[b];
        source[b] = held;
      }
    }
  }

  /**
   * The steps, with their angles in the slots of a plan.
   *
   * @param fromZero whether all qubits are in |0> before the first step
   */
  StepList build(AnglePlan.Builder angles, boolean fromZero) {
    List<Step> steps = new ArrayList<>();
    BitSet first = new BitSet();
    int before = 0;
    int neededZeros = 0;
    for (int i = 0; i < drafts.size(); ) {
      List<Primitive> run = diagonalRun(i);
      int end = i + Math.max(1, run.size());
      int touched = 0;
      for (Draft draft : drafts.subList(i, end)) {
        touched |= draft.touched;
      }
      first.set(steps.size(), ((before | neededZeros) & touched) == 0);
      before |= touched;
      int zeros = fromZero ? (1 << qubits) - 1 & ~before : 0;
      if (run.size() > 1) {
        steps.add(new DiagonalStep(run, qubits));
      } else {
        steps.add(step(drafts.get(i), angles, zeros));
        neededZeros |= drafts.get(i).primitive instanceof Primitive.Multiplexer ? zeros : 0;
      }
      i = end;
    }
    return new StepList(List.copyOf(steps), first);
  }

  private List<Primitive> diagonalRun(int from) {
    List<Primitive> run = new ArrayList<>();
    for (int i = from; i < drafts.size(); i++) {
      Primitive primitive = drafts.get(i).primitive;
      if (primitive instanceof Primitive.Phase phase && phase.angle().isConstant()
          || primitive instanceof Primitive.Rotation turn
              && turn.diagonal()
              && turn.angle().isConstant()) {
        run.add(primitive);
      } else {
        break;
      }
    }
    return run;
  }

  /** A step; the qubits {@code zeros} are in |0> before and after it. */
  private Step step(Draft draft, AnglePlan.Builder angles, int zeros) {
    if (draft.source != null) {
      return new PermutationStep(draft.source);
    }
    if (draft.primitive instanceof Primitive.Phase phase) {
      int slot = angles.slot(phase.angle());
      return new PhaseStep(phase, qubits, slot, !phase.angle().isConstant());
    }
    if (draft.primitive instanceof Primitive.Multiplexer multiplexer) {
      int firstSlot = angles.transformed(multiplexer.angles());
      return new MultiplexerStep(multiplexer, qubits, firstSlot, zeros);
    }
    Primitive.Rotation turn = (Primitive.Rotation) draft.primitive;
    int slot = angles.slot(turn.angle());
    return new RotationStep(turn, qubits, slot, !turn.angle().isConstant());
  }
}
