package io.qubridge.support;

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
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.MalformedResponseException;
import io.qubridge.support.RequestPart.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the results of a request's parts together as if one job had run it all. */
public final class ResultMerger {
  private final ExecutionRequest whole;
  private final List<List<PubResult>> pieces = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private Usage usage = Usage.NONE;

  private ResultMerger(ExecutionRequest whole) {
    this.whole = whole;
    whole.pubs().forEach(pub -> pieces.add(new ArrayList<>()));
  }

  /**
   * Merges results.
   *
   * @param job names the whole
   * @param whole the request that was split
   * @param parts its parts
   * @param results one result for each part, in the same order
   * @throws MalformedResponseException if a result does not have the shape of its part
   */
  public static ExecutionResult merge(
      JobHandle job,
      ExecutionRequest whole,
      List<RequestPart> parts,
      List<ExecutionResult> results) {
    ResultMerger merger = new ResultMerger(whole);
    for (int i = 0; i < parts.size(); i++) {
      merger.add(parts.get(i), results.get(i));
    }
    List<PubResult> pubs = new ArrayList<>();
    for (int pub = 0; pub < whole.pubs().size(); pub++) {
      pubs.add(merger.join(pub));
    }
    return new ExecutionResult(job, pubs, merger.failures, merger.usage);
  }

  private void add(RequestPart part, ExecutionResult result) {
    if (result.pubs().size() != part.slices().size()) {
      throw malformed(part, part.slices().size() + " PUBs", "" + result.pubs().size());
    }
    for (int i = 0; i < part.slices().size(); i++) {
      Slice slice = part.slices().get(i);
      PubResult piece = result.pubs().get(i);
      requireShape(part, slice, piece);
      pieces.get(slice.pub()).add(piece);
    }
    result.failures().forEach(failure -> addFailure(failure, part));
    usage = usage.plus(result.usage());
  }

  private void requireShape(RequestPart part, Slice slice, PubResult piece) {
    Pub pub = whole.pubs().get(slice.pub());
    String place = " of PUB " + slice.pub();
    if (piece instanceof Expectations != pub instanceof EstimatorPub) {
      throw malformed(part, "results" + place, piece.getClass().getSimpleName());
    }
    if (rows(piece) != slice.rows()) {
      throw malformed(part, slice.rows() + " rows" + place, "" + rows(piece));
    }
    if (piece instanceof Expectations expectations
        && pub instanceof EstimatorPub estimator
        && expectations.values().columns() != estimator.observables().size()) {
      throw malformed(
          part,
          estimator.observables().size() + " observables" + place,
          "" + expectations.values().columns());
    }
    List<PubResult> before = pieces.get(slice.pub());
    if (!before.isEmpty() && before.get(0).getClass() != piece.getClass()) {
      throw malformed(
          part, before.get(0).getClass().getSimpleName() + place, piece.getClass().getSimpleName());
    }
  }

  /** A failure of all rows of a slice is one of each of them, where the PUB has other rows too. */
  private void addFailure(Failure failure, RequestPart part) {
    Slice slice = part.slices().get(failure.pub());
    int pubRows = whole.pubs().get(slice.pub()).bindings().rows();
    if (failure.row() != Failure.ALL) {
      add(failure, slice.pub(), slice.firstRow() + failure.row());
    } else if (slice.rows() == pubRows) {
      add(failure, slice.pub(), Failure.ALL);
    } else {
      for (int row = 0; row < slice.rows(); row++) {
        add(failure, slice.pub(), slice.firstRow() + row);
      }
    }
  }

  private void add(Failure failure, int pub, int row) {
    failures.add(
        new Failure(pub, row, failure.observable(), failure.reason(), failure.retryable()));
  }

  private PubResult join(int index) {
    List<PubResult> found = pieces.get(index);
    if (found.size() == 1) {
      return found.get(0);
    }
    Pub pub = whole.pubs().get(index);
    if (pub instanceof EstimatorPub estimator) {
      return joinExpectations(found, pub.bindings().rows(), estimator.observables().size());
    }
    int bits = pub.circuit().bits();
    if (found.get(0) instanceof Counts) {
      List<Map<Long, Long>> rows = new ArrayList<>();
      found.forEach(piece -> rows.addAll(((Counts) piece).rows()));
      return new Counts(bits, rows);
    }
    List<Map<Long, Double>> rows = new ArrayList<>();
    found.forEach(piece -> rows.addAll(((Probabilities) piece).rows()));
    return new Probabilities(bits, rows);
  }

  private static Expectations joinExpectations(List<PubResult> found, int rows, int columns) {
    Matrix values = new Matrix(rows, columns);
    Matrix errors = new Matrix(rows, columns);
    int at = 0;
    for (PubResult piece : found) {
      Expectations part = (Expectations) piece;
      int length = part.values().array().length;
      System.arraycopy(part.values().array(), 0, values.array(), at, length);
      System.arraycopy(part.standardErrors().array(), 0, errors.array(), at, length);
      at += length;
    }
    return new Expectations(values, errors);
  }

  private static int rows(PubResult result) {
    if (result instanceof Expectations expectations) {
      return expectations.values().rows();
    }
    return result instanceof Counts counts
        ? counts.rows().size()
        : ((Probabilities) result).rows().size();
  }

  private static MalformedResponseException malformed(RequestPart part, String wanted, String got) {
    return new MalformedResponseException(
        "request "
            + part.request().id()
            + " asked for "
            + wanted
            + ", the backend answered "
            + got);
  }
}
