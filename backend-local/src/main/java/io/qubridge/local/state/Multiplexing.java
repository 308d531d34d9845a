package io.qubridge.local.state;

import io.qubridge.circuit.Angle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds rotations about Y with flips of the same qubit between them, the way in which states are
 * prepared by gates on two qubits, and makes one {@link Primitive.Multiplexer} of each run.
 *
 * <p>A flip turns the direction of the rotations behind it, {@code RY(a) X = X RY(-a)}, so all
 * flips can go last. A run of {@code 2^k} rotations then costs as much as one. Not thread-safe.
 */
final class Multiplexing {
  /** Shorter runs are not worth it. */
  private static final int FEWEST_ROTATIONS = 4;

  private final List<Primitive> result = new ArrayList<>();
  private final List<Primitive> run = new ArrayList<>();
  private int target;

  private Multiplexing() {}

  /** The primitives with multiplexers in place of such runs. */
  static List<Primitive> of(List<Primitive> primitives) {
    Multiplexing multiplexing = new Multiplexing();
    primitives.forEach(multiplexing::add);
    multiplexing.end();
    return multiplexing.result;
  }

  private void add(Primitive primitive) {
    int turned = target(primitive);
    if (turned == 0 || turned != target) {
      end();
      target = turned;
    }
    (turned == 0 ? result : run).add(primitive);
  }

  /** The qubit that a rotation about Y or a flip under at most one control acts on, else 0. */
  private static int target(Primitive primitive) {
    if (primitive instanceof Primitive.Rotation turn) {
      boolean aboutY = turn.x() == turn.z() && Integer.bitCount(turn.x()) == 1;
      return aboutY && turn.controls() == 0 ? turn.x() : 0;
    }
    return primitive instanceof Primitive.Flip flip
            && flip.controls() == flip.values()
            && Integer.bitCount(flip.controls()) == 1
        ? flip.target()
        : 0;
  }

  private void end() {
    int controls = 0;
    int rotations = 0;
    boolean variable = false;
    for (Primitive primitive : run) {
      if (primitive instanceof Primitive.Flip flip) {
        controls |= flip.controls();
      } else {
        rotations++;
        variable |= !((Primitive.Rotation) primitive).angle().isConstant();
      }
    }
    if (variable && rotations >= FEWEST_ROTATIONS && 1 << Integer.bitCount(controls) <= rotations) {
      multiplex(controls);
    } else {
      result.addAll(run);
    }
    run.clear();
  }

  private void multiplex(int controls) {
    Angle[] angles = new Angle[1 << Integer.bitCount(controls)];
    Arrays.fill(angles, Angle.ZERO);
    int flips = 0;
    for (Primitive primitive : run) {
      if (primitive instanceof Primitive.Rotation turn) {
        int m = Bits.compress(flips, controls);
        angles[m] = angles[m].plus(turn.angle());
      } else {
        flips ^= ((Primitive.Flip) primitive).controls();
      }
    }
    result.add(new Primitive.Multiplexer(target, controls, List.of(angles)));
    for (int rest = flips; rest != 0; rest &= rest - 1) {
      int control = Integer.lowestOneBit(rest);
      result.add(new Primitive.Flip(target, control, control));
    }
  }
}
