package io.qubridge.gradient;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Failure;
import io.qubridge.execution.Matrix;
import io.qubridge.spi.Backend;
import io.qubridge.spi.JobFailedException;
import io.qubridge.support.SplitJob;
import java.time.Duration;
import java.util.List;

/** Runs one PUB to its end, in as many jobs as the backend's limits ask for. */
public final class Evaluation {
  /** Long enough for any queue; who wants to give up earlier interrupts the thread. */
  private static final Duration PATIENCE = Duration.ofDays(365);

  private Evaluation() {}

  /**
   * All values of a PUB.
   *
   * @param backend runs the circuits
   * @param pub the circuit with its rows and observables
   * @param accuracy of every value
   * @param seed the source of all randomness
   * @throws JobFailedException if a value is missing
   * @throws io.qubridge.spi.BackendException as the backend does
   */
  public static Expectations of(Backend backend, EstimatorPub pub, Accuracy accuracy, long seed) {
    ExecutionRequest request = ExecutionRequest.of(pub, accuracy, seed);
    ExecutionResult result = SplitJob.submit(backend, request).await(PATIENCE);
    if (!result.failures().isEmpty()) {
      throw missing(result.job().jobId(), result.failures());
    }
    return result.expectations(0);
  }

  /**
   * Checks the shape of a loss's derivative by the values.
   *
   * @throws IllegalArgumentException if it is not that of the values
   */
  static void requireShape(Matrix cotangents, Expectations values) {
    if (cotangents.rows() != values.values().rows()
        || cotangents.columns() != values.values().columns()) {
      throw new IllegalArgumentException(
          "cotangents are " + cotangents + ", the values " + values.values());
    }
  }

  private static JobFailedException missing(String job, List<Failure> failures) {
    Failure first = failures.get(0);
    return new JobFailedException(
        "job "
            + job
            + " gave no value in "
            + failures.size()
            + " places, first in "
            + (first.row() == Failure.ALL ? "all rows" : "row " + first.row())
            + ": "
            + first.reason());
  }
}
