package io.qubridge.kit;

import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.Usage;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A job that starts after a delay on a thread of its own. */
final class NaiveJob implements Job {
  private final JobHandle handle;
  private final boolean cancellable;
  private final boolean answers;
  private final CompletableFuture<List<PubResult>> work;

  NaiveJob(
      JobHandle handle,
      int delayMillis,
      Capabilities capabilities,
      Supplier<List<PubResult>> work) {
    this.handle = handle;
    this.cancellable = capabilities.has(Feature.CANCEL);
    this.answers = capabilities.has(Feature.RESUME);
    this.work =
        CompletableFuture.supplyAsync(
            work, CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS));
  }

  @Override
  public JobHandle handle() {
    return handle;
  }

  @Override
  public JobState state() {
    if (!work.isDone()) {
      return JobState.RUNNING;
    }
    return work.isCancelled()
        ? JobState.CANCELLED
        : work.isCompletedExceptionally() ? JobState.FAILED : JobState.COMPLETED;
  }

  @Override
  public ExecutionResult await(Duration limit) {
    try {
      List<PubResult> pubs = work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new ExecutionResult(handle, pubs, List.of(), Usage.free(0));
    } catch (TimeoutException late) {
      throw new JobTimeoutException("job " + handle.jobId() + " still runs after " + limit);
    } catch (CancellationException cancelled) {
      throw new JobFailedException("job " + handle.jobId() + " was cancelled");
    } catch (ExecutionException fault) {
      throw new JobFailedException("job " + handle.jobId() + " failed: " + fault.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JobTimeoutException("waiting for job " + handle.jobId() + " was interrupted");
    }
  }

  @Override
  public Optional<Answer> answer(Duration limit) {
    return answers
        ? Optional.of(new Answer(NaiveAnswer.write(await(limit).pubs()), Usage.free(0)))
        : Optional.empty();
  }

  @Override
  public void cancel() {
    if (cancellable) {
      work.cancel(true);
    }
  }
}
