package io.qubridge.support;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * A job whose failed rows are submitted once more when it is waited for, through the same backend
 * and thus within the same budget.
 */
final class RepeatingJob implements Job {
  private final Backend backend;
  private final ExecutionRequest request;
  private final Job first;
  private Job again;

  RepeatingJob(Backend backend, ExecutionRequest request, Job first) {
    this.backend = backend;
    this.request = request;
    this.first = first;
  }

  @Override
  public JobHandle handle() {
    return first.handle();
  }

  @Override
  public JobState state() {
    return first.state();
  }

  @Override
  public JobStatus status() {
    return first.status();
  }

  @Override
  public ExecutionResult await(Duration limit) {
    long start = System.nanoTime();
    ExecutionResult attempt = first.await(limit);
    Optional<FailedRows> failed = FailedRows.of(request, attempt);
    if (failed.isEmpty()) {
      return attempt;
    }
    Duration left = limit.minusNanos(System.nanoTime() - start);
    return failed.get().fill(again(failed.get()).await(left.isNegative() ? Duration.ZERO : left));
  }

  /** The job of the failed rows, which is submitted once however often it is waited for. */
  private synchronized Job again(FailedRows failed) {
    if (again == null) {
      again = SplitJob.submitOnce(backend, failed.request());
    }
    return again;
  }

  @Override
  public Optional<Answer> answer(Duration limit) {
    return first.answer(limit);
  }

  @Override
  public void cancel() {
    first.cancel();
  }
}
