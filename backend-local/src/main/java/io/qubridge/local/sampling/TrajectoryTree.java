package io.qubridge.local.sampling;

import io.qubridge.local.state.Angles;
import io.qubridge.local.state.Program;
import io.qubridge.local.state.PureState;
import io.qubridge.local.state.Workers;
import io.qubridge.spi.UnsupportedCircuitException;

/**
 * Runs one row of a program whose measurements and resets matter in the middle: at each of them the
 * state splits into its outcomes. For shots, a binomial number decides how many take each outcome,
 * and an outcome without shots is left out; exactly, every possible outcome is followed with its
 * probability. Not thread-safe.
 */
public final class TrajectoryTree {
  /** The most measurements and resets in the middle for exact values: 65,536 branches. */
  static final int MAX_EXACT_EVENTS = 16;

  /** Less than rounding leaves of an impossible outcome, far less than anybody could see. */
  static final double NEGLIGIBLE = 1e-26;

  /** What is done at the end of each branch. */
  @FunctionalInterface
  public interface Leaf {
    /**
     * Takes the branch.
     *
     * @param state free to change
     * @param bits the classical bits so far
     * @param probability of the branch, for exact values
     * @param shots that came this way, for shots
     */
    void reached(PureState state, long bits, double probability, long shots);
  }

  private final Program program;
  private final Angles angles;
  private final Workers workers;
  private final Leaf leaf;

  /** The generator of the shots; null for exact values. */
  private final Xoshiro random;

  private TrajectoryTree(
      Program program, Angles angles, Workers workers, Xoshiro random, Leaf leaf) {
    this.program = program;
    this.angles = angles;
    this.workers = workers;
    this.random = random;
    this.leaf = leaf;
  }

  /**
   * Checks that exact values of a program can be had.
   *
   * @throws UnsupportedCircuitException if it has too many measurements and resets in the middle
   */
  public static void requireExact(Program program) {
    if (program.events().size() > MAX_EXACT_EVENTS) {
      throw new UnsupportedCircuitException(
          "the circuit has %d measurements and resets before its end; exact values take at most %d, so ask for shots"
              .formatted(program.events().size(), MAX_EXACT_EVENTS));
    }
  }

  /**
   * How many states it holds at a time.
   *
   * @param shots 0 for exact values
   */
  public static int states(Program program, long shots) {
    int splits = shots == 0 ? MAX_EXACT_EVENTS : Long.SIZE - Long.numberOfLeadingZeros(shots);
    return 1 + Math.min(program.events().size(), splits);
  }

  /** Follows every possible branch from a state with all qubits in |0>. */
  public static void exact(
      Program program, Angles angles, Workers workers, PureState state, Leaf leaf) {
    new TrajectoryTree(program, angles, workers, null, leaf).follow(0, state, 0, 1, 0);
  }

  /** Follows some shots from a state with all qubits in |0>. */
  static void sample(
      Program program,
      Angles angles,
      Workers workers,
      PureState state,
      long shots,
      Xoshiro random,
      Leaf leaf) {
    new TrajectoryTree(program, angles, workers, random, leaf).follow(0, state, 0, 1, shots);
  }

  private void follow(int firstStage, PureState state, long bits, double probability, long shots) {
    for (int stage = firstStage; stage < program.events().size(); stage++) {
      program.apply(stage, state, angles, workers);
      Program.Event event = program.events().get(stage);
      double one = Math.min(1, state.probabilityOfOne(event.qubit()));
      long ones = random == null ? 0 : Binomial.draw(shots, one, random);
      boolean canBeOne = random == null ? one > NEGLIGIBLE : ones > 0;
      boolean canBeZero = random == null ? 1 - one > NEGLIGIBLE : ones < shots;
      // The rarer outcome gets the copy, so that few copies are held at a time.
      int rare = (random == null ? one <= 0.5 : ones <= shots - ones) ? 1 : 0;
      if (canBeOne && canBeZero) {
        PureState copy = state.copy();
        double p = rare == 1 ? one : 1 - one;
        settle(copy, event, rare, p);
        follow(
            stage + 1,
            copy,
            written(bits, event, rare),
            probability * p,
            rare == 1 ? ones : shots - ones);
      }
      int common = canBeOne && canBeZero ? 1 - rare : canBeOne ? 1 : 0;
      double p = common == 1 ? one : 1 - one;
      settle(state, event, common, p);
      bits = written(bits, event, common);
      probability *= p;
      shots = common == 1 ? ones : shots - ones;
    }
    program.apply(program.events().size(), state, angles, workers);
    leaf.reached(state, bits, probability, shots);
  }

  private static void settle(PureState state, Program.Event event, int outcome, double p) {
    state.collapse(event.qubit(), outcome, p);
    if (event.reset() && outcome == 1) {
      state.flip(event.qubit());
    }
  }

  /** Bits start at 0 and nothing writes one twice. */
  private static long written(long bits, Program.Event event, int outcome) {
    return event.bit() < 0 || outcome == 0 ? bits : bits | 1L << event.bit();
  }
}
