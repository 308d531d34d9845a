package io.qubridge.ibm.result;

import io.qubridge.circuit.ClassicalRegister;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.support.ShotEstimates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the samples of a PUB become: counts, or the estimates of observables. A PUB with observables
 * was run once for each of their groups.
 */
public final class PubCounts {
  private final int rows;
  private final long shots;
  private final List<List<Integer>> registers;
  private final int bits;
  private final ShotEstimates estimates;
  private final List<Map<Long, Long>> counts = new ArrayList<>();

  private PubCounts(
      int rows, long shots, List<List<Integer>> registers, int bits, ShotEstimates estimates) {
    this.rows = rows;
    this.shots = shots;
    this.registers = registers;
    this.bits = bits;
    this.estimates = estimates;
  }

  /**
   * Expects the samples of a PUB.
   *
   * @param shots of each row
   */
  public static PubCounts of(Pub pub, long shots) {
    int rows = pub.bindings().rows();
    if (!(pub instanceof EstimatorPub estimator)) {
      List<Integer> own = pub.circuit().registers().stream().map(ClassicalRegister::size).toList();
      return new PubCounts(rows, shots, List.of(own), pub.circuit().bits(), null);
    }
    ShotEstimates estimates = new ShotEstimates(estimator.observables(), rows);
    List<List<Integer>> registers =
        estimates.groups().stream().map(group -> List.of(group.basis().factors().size())).toList();
    return new PubCounts(rows, shots, registers, 0, estimates);
  }

  /** How often the PUB was run, each with all its rows. */
  int runs() {
    return registers.size();
  }

  int rows() {
    return rows;
  }

  long shots() {
    return shots;
  }

  /** The sizes of a run's classical registers in order. */
  List<Integer> registers(int run) {
    return registers.get(run);
  }

  /** Takes the distinct outcomes of a row, the rows of a run in order. */
  void add(int run, int row, OutcomeTable table) {
    if (estimates != null) {
      estimates.add(run, row, table.outcomes(), table.counts(), table.size());
      return;
    }
    Map<Long, Long> map = new HashMap<>();
    for (int k = 0; k < table.size(); k++) {
      map.put(table.outcomes()[k], table.counts()[k]);
    }
    counts.add(map);
  }

  PubResult result() {
    return estimates == null ? new Counts(bits, counts) : estimates.expectations();
  }
}
