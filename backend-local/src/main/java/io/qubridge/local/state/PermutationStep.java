package io.qubridge.local.state;

/** A run of flips: it renumbers the amplitudes and moves none. */
final class PermutationStep implements Step {
  private final int[] source;
  private final int[] inverse;

  /**
   * Prepares the permutation.
   *
   * @param source for each amplitude the one whose value it takes
   */
  PermutationStep(int[] source) {
    this.source = source;
    inverse = new int[source.length];
    for (int a = 0; a < source.length; a++) {
      inverse[source[a]] = a;
    }
  }

  @Override
  public void apply(StateBlock state, Angles angles) {
    state.permute(source);
  }

  @Override
  public void undo(StateBlock state, Angles angles) {
    state.permute(inverse);
  }
}
