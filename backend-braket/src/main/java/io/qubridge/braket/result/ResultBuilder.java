package io.qubridge.braket.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.braket.program.ExactReadout;
import io.qubridge.braket.program.Executables.Executable;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Failure;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.Usage;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.MalformedResponseException;
import io.qubridge.support.ShotEstimates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Collects what circuits gave into the results of their PUBs. Not thread-safe. */
final class ResultBuilder {
  private final ExecutionRequest request;
  private final List<PubBuilder> pubs = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  /** Collects the rows of one PUB. */
  private abstract static class PubBuilder {
    abstract void shots(Executable executable, Tally tally, int[] columns);

    abstract void exact(int row, JsonNode resultTypes);

    /** The observables that lack a value where a circuit failed. */
    abstract List<Integer> lost(Executable executable);

    abstract PubResult result();
  }

  ResultBuilder(ExecutionRequest request) {
    this.request = request;
    boolean exact = request.accuracy() instanceof Accuracy.Exact;
    for (Pub pub : request.pubs()) {
      if (pub instanceof EstimatorPub estimator) {
        pubs.add(exact ? new ExactValues(estimator) : new Estimates(estimator));
      } else {
        pubs.add(new Outcomes(pub, exact));
      }
    }
  }

  void shots(Executable executable, Tally tally, int[] columns) {
    pubs.get(executable.pub()).shots(executable, tally, columns);
  }

  void exact(Executable executable, JsonNode resultTypes) {
    pubs.get(executable.pub()).exact(executable.row(), resultTypes);
  }

  void fail(Executable executable, String reason, boolean retryable) {
    for (int observable : pubs.get(executable.pub()).lost(executable)) {
      failures.add(new Failure(executable.pub(), executable.row(), observable, reason, retryable));
    }
  }

  ExecutionResult result(JobHandle handle, Usage usage) {
    List<PubResult> results = new ArrayList<>();
    pubs.forEach(pub -> results.add(pub.result()));
    for (Failure failure : failures) {
      if (results.get(failure.pub()) instanceof Expectations values) {
        blank(values, failure);
      }
    }
    return new ExecutionResult(handle, results, failures, usage);
  }

  /** A value that is missing is no number. */
  private static void blank(Expectations values, Failure failure) {
    int columns = values.values().columns();
    for (int column = 0; column < columns; column++) {
      if (failure.observable() == Failure.ALL || failure.observable() == column) {
        values.values().array()[failure.row() * columns + column] = Double.NaN;
        values.standardErrors().array()[failure.row() * columns + column] = Double.NaN;
      }
    }
  }

  private static MalformedResponseException unexpected() {
    return new MalformedResponseException(
        "Amazon Braket answered with shots where exact values were asked for, or the reverse");
  }

  /** The columns that hold the first bits of a program. */
  private static int[] first(int[] columns, int bits) {
    if (columns.length < bits) {
      throw new MalformedResponseException(
          "a result of Amazon Braket measured " + columns.length + " qubits instead of " + bits);
    }
    return Arrays.copyOf(columns, bits);
  }

  /** Expectation values from shots. */
  private static final class Estimates extends PubBuilder {
    private final EstimatorPub pub;
    private final ShotEstimates estimates;

    Estimates(EstimatorPub pub) {
      this.pub = pub;
      this.estimates = new ShotEstimates(pub.observables(), pub.bindings().rows());
    }

    @Override
    void shots(Executable executable, Tally tally, int[] columns) {
      int bits = estimates.groups().get(executable.group()).basis().factors().size();
      int[] to = new int[bits];
      Arrays.setAll(to, k -> k);
      Tally own = tally.permuted(first(columns, bits), to);
      estimates.add(
          executable.group(), executable.row(), own.outcomes(), own.counts(), own.counts().length);
    }

    @Override
    void exact(int row, JsonNode resultTypes) {
      throw unexpected();
    }

    @Override
    List<Integer> lost(Executable executable) {
      List<PauliString> members =
          CommutingGroups.of(pub.observables()).get(executable.group()).members();
      List<Integer> lost = new ArrayList<>();
      for (int o = 0; o < pub.observables().size(); o++) {
        if (pub.observables().get(o).terms().stream()
            .map(Observable.Term::string)
            .anyMatch(members::contains)) {
          lost.add(o);
        }
      }
      return lost;
    }

    @Override
    PubResult result() {
      return estimates.expectations();
    }
  }

  /** Exact expectation values. */
  private static final class ExactValues extends PubBuilder {
    private final EstimatorPub pub;
    private final Matrix values;

    ExactValues(EstimatorPub pub) {
      this.pub = pub;
      this.values = new Matrix(pub.bindings().rows(), pub.observables().size());
      for (int row = 0; row < values.rows(); row++) {
        put(row, Map.of());
      }
    }

    @Override
    void shots(Executable executable, Tally tally, int[] columns) {
      throw unexpected();
    }

    @Override
    void exact(int row, JsonNode resultTypes) {
      put(row, ExactReadout.expectations(pub, resultTypes));
    }

    private void put(int row, Map<PauliString, Double> strings) {
      for (int o = 0; o < values.columns(); o++) {
        values.array()[row * values.columns() + o] =
            ExactReadout.value(pub.observables().get(o), strings);
      }
    }

    @Override
    List<Integer> lost(Executable executable) {
      return List.of(Failure.ALL);
    }

    @Override
    PubResult result() {
      return new Expectations(values, new Matrix(values.rows(), values.columns()));
    }
  }

  /** Counts or probabilities of classical bits. */
  private static final class Outcomes extends PubBuilder {
    private final Pub pub;
    private final boolean exact;
    private final List<Map<Long, Long>> counts;
    private final List<Map<Long, Double>> probabilities;
    private final int[] bits;

    Outcomes(Pub pub, boolean exact) {
      this.pub = pub;
      this.exact = exact;
      int rows = pub.bindings().rows();
      this.counts = new ArrayList<>(Collections.nCopies(rows, Map.of()));
      this.probabilities = new ArrayList<>(Collections.nCopies(rows, Map.of()));
      this.bits = ExactReadout.measuredBits(pub.circuit());
    }

    @Override
    void shots(Executable executable, Tally tally, int[] columns) {
      counts.set(executable.row(), tally.permuted(first(columns, bits.length), bits).toMap());
    }

    @Override
    void exact(int row, JsonNode resultTypes) {
      probabilities.set(row, ExactReadout.probabilities(pub.circuit(), resultTypes));
    }

    @Override
    List<Integer> lost(Executable executable) {
      return List.of(Failure.ALL);
    }

    @Override
    PubResult result() {
      int size = pub.circuit().bits();
      return exact ? new Probabilities(size, probabilities) : new Counts(size, counts);
    }
  }
}
