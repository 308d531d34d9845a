package io.qubridge.mitigation;

import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Failure;
import io.qubridge.execution.PubResult;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A job whose result is mitigated when it comes.
 *
 * @param job what the backend runs
 * @param pubs what it runs for each PUB
 */
record MitigatedJob(Job job, List<MitigatedPub> pubs) implements Job {
  @Override
  public JobHandle handle() {
    return job.handle();
  }

  @Override
  public JobState state() {
    return job.state();
  }

  @Override
  public JobStatus status() {
    return job.status();
  }

  @Override
  public ExecutionResult await(Duration limit) {
    ExecutionResult noisy = job.await(limit);
    List<PubResult> results = new ArrayList<>();
    for (int i = 0; i < pubs.size(); i++) {
      results.add(pubs.get(i).finish(noisy.pubs().get(i)));
    }
    List<Failure> failures = noisy.failures().stream().map(this::ofAskedColumn).toList();
    return new ExecutionResult(noisy.job(), results, failures, noisy.usage());
  }

  /** A failure in a column that only the mitigation needs is one of the row. */
  private Failure ofAskedColumn(Failure failure) {
    boolean added =
        pubs.get(failure.pub()) instanceof MitigatedPub.Estimated estimated
            && failure.observable() >= estimated.columns();
    return added
        ? new Failure(failure.pub(), failure.row(), Failure.ALL, failure.reason())
        : failure;
  }

  @Override
  public void cancel() {
    job.cancel();
  }
}
