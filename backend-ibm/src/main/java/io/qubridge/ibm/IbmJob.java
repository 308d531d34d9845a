package io.qubridge.ibm;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Usage;
import io.qubridge.ibm.program.Primitive;
import io.qubridge.ibm.rest.JobRecord;
import io.qubridge.ibm.rest.RuntimeClient;
import io.qubridge.spi.Answer;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobStatus;
import io.qubridge.support.RemoteJob;
import io.qubridge.support.RemoteStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The calls for one job. */
final class IbmJob implements RemoteJob {
  private final String id;
  private final RuntimeClient client;
  private final Primitive primitive;
  private final Function<Optional<Duration>, Usage> usage;

  private volatile Optional<Duration> billed = Optional.empty();

  /**
   * @param usage of the time that is charged, where that is settled
   */
  IbmJob(
      String id,
      RuntimeClient client,
      Primitive primitive,
      Function<Optional<Duration>, Usage> usage) {
    this.id = id;
    this.client = client;
    this.primitive = primitive;
    this.usage = usage;
  }

  @Override
  public RemoteStatus status() {
    JobRecord job = client.job(id);
    billed = job.billed();
    JobStatus status = new JobStatus(job.state(), job.queuePosition(), job.runningTime());
    return new RemoteStatus(status, job.reason());
  }

  @Override
  public Answer answer() {
    return new Answer(client.results(id), usage.apply(billed));
  }

  @Override
  public void cancel() {
    client.cancel(id);
  }

  @Override
  public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
    return primitive.decode(handle, request, answer);
  }
}
