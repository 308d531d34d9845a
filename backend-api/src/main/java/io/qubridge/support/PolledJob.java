package io.qubridge.support;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.spi.Answer;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobStatus;
import io.qubridge.spi.JobTimeoutException;
import io.qubridge.spi.TransportException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A job at a provider that has to be asked how far it is.
 *
 * <p>One of the threads that wait asks for all of them, so that there is at most one request for
 * the state in each interval of the schedule. Nobody asks while nobody waits. Safe for several
 * threads.
 */
public final class PolledJob implements Job {
  private final JobHandle handle;
  private final ExecutionRequest request;
  private final RemoteJob remote;
  private final PollSchedule schedule;
  private final long start = System.nanoTime();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();

  // Guarded by the lock.
  private RemoteStatus last = RemoteStatus.of(JobState.QUEUED);
  private Answer answer;
  private BackendException fault;
  private boolean asking;
  private long nextAsk = start;

  /**
   * A job of which nothing is known but that it was accepted.
   *
   * @param handle names it
   * @param request what it runs
   * @param remote the provider's calls
   * @param schedule when to ask
   */
  public PolledJob(
      JobHandle handle, ExecutionRequest request, RemoteJob remote, PollSchedule schedule) {
    this.handle = handle;
    this.request = request;
    this.remote = remote;
    this.schedule = schedule;
  }

  @Override
  public JobHandle handle() {
    return handle;
  }

  /** The state, asked anew where the schedule allows it; as last told where that fails. */
  @Override
  public JobState state() {
    lock.lock();
    try {
      if (mayAsk()) {
        ask();
      }
      return last.status().state();
    } catch (BackendException unreachable) {
      return last.status().state();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public JobStatus status() {
    lock.lock();
    try {
      return last.status();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public ExecutionResult await(Duration limit) {
    return remote.decode(handle, request, waitForAnswer(limit));
  }

  @Override
  public Optional<Answer> answer(Duration limit) {
    return Optional.of(waitForAnswer(limit));
  }

  @Override
  public void cancel() {
    remote.cancel();
  }

  private Answer waitForAnswer(Duration limit) {
    long deadline = deadline(limit);
    lock.lock();
    try {
      while (true) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException();
        }
        if (mayAsk()) {
          ask();
        }
        if (answer != null) {
          return answer;
        }
        requireHope();
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw late();
        }
        news.awaitNanos(asking ? left : Math.min(left, nextAsk - System.nanoTime()));
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new JobTimeoutException("waiting for " + name() + " was interrupted; " + goesOn());
    } finally {
      lock.unlock();
    }
  }

  private static long deadline(Duration limit) {
    long now = System.nanoTime();
    Duration longest = Duration.ofNanos(Long.MAX_VALUE / 2);
    return now + (limit.compareTo(longest) < 0 ? limit : longest).toNanos();
  }

  private boolean mayAsk() {
    boolean ended = answer != null || ended(JobState.FAILED) || ended(JobState.CANCELLED);
    return !ended && !asking && System.nanoTime() - nextAsk >= 0;
  }

  private boolean ended(JobState state) {
    return last.status().state() == state;
  }

  /** Asks once, without the lock, and tells the other threads what came. */
  private void ask() {
    asking = true;
    boolean completed = ended(JobState.COMPLETED);
    RemoteStatus status = last;
    Answer got = null;
    BackendException failure = null;
    lock.unlock();
    try {
      status = completed ? status : remote.status();
      if (status.status().state() == JobState.COMPLETED) {
        got = remote.answer();
      }
    } catch (TransportException passing) {
      failure = passing;
    } finally {
      lock.lock();
      asking = false;
      last = status;
      answer = got;
      fault = failure;
      long now = System.nanoTime();
      nextAsk = now + schedule.next(Duration.ofNanos(now - start)).toNanos();
      news.signalAll();
    }
  }

  private void requireHope() {
    if (ended(JobState.FAILED)) {
      throw new JobFailedException(name() + " failed" + reason());
    }
    if (ended(JobState.CANCELLED)) {
      throw new JobFailedException(name() + " was cancelled" + reason());
    }
  }

  private String reason() {
    return last.reason().isBlank() ? "" : ": " + last.reason();
  }

  private JobTimeoutException late() {
    JobStatus status = last.status();
    StringBuilder text = new StringBuilder(name()).append(" is still ").append(status.state());
    status.queuePosition().ifPresent(jobs -> text.append(", ").append(jobs).append(" before it,"));
    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    text.append(" after ").append(waited.truncatedTo(ChronoUnit.SECONDS));
    if (fault != null) {
      text.append(" (last: ").append(fault.getMessage()).append(')');
    }
    return new JobTimeoutException(text.append("; ").append(goesOn()).toString());
  }

  private String name() {
    return "job " + handle.jobId() + " of backend '" + handle.backend() + "'";
  }

  private static String goesOn() {
    return "it runs on, and the same command, with --resume where it keeps a run, waits for it"
        + " again";
  }
}
