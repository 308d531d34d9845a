package io.qubridge.braket.program;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Pub;
import java.util.ArrayList;
import java.util.List;

/**
 * The circuits that a request runs, in the order in which they are sent and their results are read:
 * PUB by PUB, group by group, row by row; with exact accuracy one circuit serves all groups.
 */
public final class Executables {
  /** Stands for all groups of observables. */
  public static final int ALL_GROUPS = -1;

  /**
   * One circuit with its numbers.
   *
   * @param pub the index of the PUB
   * @param group the index of the commuting group of its observables; 0 for a sampler PUB
   * @param row the row
   */
  public record Executable(int pub, int group, int row) {}

  private Executables() {}

  /** All circuits of a request. */
  public static List<Executable> of(ExecutionRequest request) {
    boolean exact = request.accuracy() instanceof Accuracy.Exact;
    List<Executable> all = new ArrayList<>();
    for (int p = 0; p < request.pubs().size(); p++) {
      Pub pub = request.pubs().get(p);
      int groups = (int) pub.executablesPerRow();
      for (int g = 0; g < (exact ? Math.min(1, groups) : groups); g++) {
        for (int row = 0; row < pub.bindings().rows(); row++) {
          all.add(new Executable(p, exact ? ALL_GROUPS : g, row));
        }
      }
    }
    return all;
  }
}
