package io.qubridge.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qubridge.execution.Bindings;
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
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.observable.Observable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The part of a request that failed and may succeed when it is asked for again: a request of its
 * own, whose result fills the gaps of the first one's.
 *
 * <p>It holds the failed rows only, and of them the failed observables only: one PUB for each set
 * of observables that failed together. Its id, seed and content follow from the request and its
 * failures, so that a journal knows it again after a restart, and as another request than the
 * first.
 */
public final class FailedRows {
  /** Rows of a PUB that lack the same observables; a sampler PUB has no observables. */
  private record Gap(int pub, List<Integer> observables, List<Integer> rows) {}

  private final ExecutionRequest whole;
  private final ExecutionResult result;
  private final List<Gap> gaps;
  private final ExecutionRequest request;

  private FailedRows(ExecutionRequest whole, ExecutionResult result, List<Gap> gaps) {
    this.whole = whole;
    this.result = result;
    this.gaps = gaps;
    List<Pub> pubs = gaps.stream().map(this::pub).toList();
    RequestId id =
        new RequestId(
            UUID.nameUUIDFromBytes((whole.id() + " again " + gaps).getBytes(UTF_8)).toString());
    // Another seed, since a journal tells requests apart by what they ask: where all rows failed,
    // the same question would be answered with the same failures.
    this.request = new ExecutionRequest(id, pubs, whole.accuracy(), whole.seed() + 1);
  }

  /** What of a result may be asked for again; empty where nothing is. */
  public static Optional<FailedRows> of(ExecutionRequest request, ExecutionResult result) {
    SortedMap<Integer, SortedMap<Integer, SortedSet<Integer>>> missing = new TreeMap<>();
    for (Failure failure : result.failures()) {
      if (failure.retryable()) {
        Pub pub = request.pubs().get(failure.pub());
        int columns = pub instanceof EstimatorPub estimator ? estimator.observables().size() : 0;
        for (int row : all(failure.row(), pub.bindings().rows())) {
          missing
              .computeIfAbsent(failure.pub(), p -> new TreeMap<>())
              .computeIfAbsent(row, r -> new TreeSet<>())
              .addAll(columns == 0 ? List.of() : all(failure.observable(), columns));
        }
      }
    }
    List<Gap> gaps = new ArrayList<>();
    missing.forEach((pub, rows) -> gaps.addAll(gaps(pub, rows)));
    return gaps.isEmpty()
        ? Optional.empty()
        : Optional.of(new FailedRows(request, result, List.copyOf(gaps)));
  }

  private static List<Gap> gaps(int pub, SortedMap<Integer, SortedSet<Integer>> rows) {
    Map<List<Integer>, List<Integer>> together = new TreeMap<>(FailedRows::compare);
    rows.forEach(
        (row, observables) ->
            together.computeIfAbsent(List.copyOf(observables), o -> new ArrayList<>()).add(row));
    return together.entrySet().stream()
        .map(entry -> new Gap(pub, entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    return a.toString().compareTo(b.toString());
  }

  private static List<Integer> all(int index, int count) {
    return index == Failure.ALL ? IntStream.range(0, count).boxed().toList() : List.of(index);
  }

  /** What to ask for. */
  public ExecutionRequest request() {
    return request;
  }

  private Pub pub(Gap gap) {
    Pub pub = whole.pubs().get(gap.pub());
    Bindings all = pub.bindings();
    Matrix values = new Matrix(gap.rows().size(), all.parameters().size());
    for (int k = 0; k < gap.rows().size(); k++) {
      int columns = values.columns();
      System.arraycopy(
          all.values().array(), gap.rows().get(k) * columns, values.array(), k * columns, columns);
    }
    Bindings some = new Bindings(all.parameters(), values);
    if (pub instanceof EstimatorPub estimator) {
      List<Observable> observables =
          gap.observables().stream().map(estimator.observables()::get).toList();
      return new EstimatorPub(pub.circuit(), some, observables);
    }
    return new SamplerPub(pub.circuit(), some);
  }

  /**
   * The first result with the gaps filled as far as the second goes; what failed again stays among
   * the failures, and both are counted in the usage.
   *
   * @param again the result of {@link #request}
   */
  public ExecutionResult fill(ExecutionResult again) {
    List<PubResult> pubs = new ArrayList<>(result.pubs());
    for (int k = 0; k < gaps.size(); k++) {
      int pub = gaps.get(k).pub();
      pubs.set(pub, filled(pubs.get(pub), gaps.get(k), again.pubs().get(k)));
    }
    List<Failure> failures =
        new ArrayList<>(result.failures().stream().filter(f -> !f.retryable()).toList());
    again.failures().forEach(failure -> failures.addAll(inWhole(failure)));
    return new ExecutionResult(result.job(), pubs, failures, result.usage().plus(again.usage()));
  }

  private List<Failure> inWhole(Failure failure) {
    Gap gap = gaps.get(failure.pub());
    List<Failure> failures = new ArrayList<>();
    for (int row : all(failure.row(), gap.rows().size())) {
      List<Integer> columns =
          failure.observable() == Failure.ALL
              ? gap.observables().isEmpty() ? List.of(Failure.ALL) : gap.observables()
              : List.of(gap.observables().get(failure.observable()));
      for (int column : columns) {
        failures.add(
            new Failure(
                gap.pub(), gap.rows().get(row), column, failure.reason(), failure.retryable()));
      }
    }
    return failures;
  }

  private static PubResult filled(PubResult before, Gap gap, PubResult more) {
    if (before instanceof Expectations values && more instanceof Expectations extra) {
      return new Expectations(
          filled(values.values(), gap, extra.values()),
          filled(values.standardErrors(), gap, extra.standardErrors()));
    }
    if (before instanceof Counts counts && more instanceof Counts extra) {
      return new Counts(counts.bits(), filled(counts.rows(), gap, extra.rows()::get));
    }
    Probabilities known = (Probabilities) before;
    return new Probabilities(
        known.bits(), filled(known.rows(), gap, ((Probabilities) more).rows()::get));
  }

  private static Matrix filled(Matrix before, Gap gap, Matrix more) {
    Matrix matrix = Matrix.wrap(before.rows(), before.columns(), before.array().clone());
    for (int k = 0; k < gap.rows().size(); k++) {
      for (int o = 0; o < gap.observables().size(); o++) {
        int at = gap.rows().get(k) * before.columns() + gap.observables().get(o);
        matrix.array()[at] = more.get(k, o);
      }
    }
    return matrix;
  }

  private static <T> List<T> filled(List<T> before, Gap gap, Function<Integer, T> more) {
    List<T> rows = new ArrayList<>(before);
    for (int k = 0; k < gap.rows().size(); k++) {
      rows.set(gap.rows().get(k), more.apply(k));
    }
    return rows;
  }
}
