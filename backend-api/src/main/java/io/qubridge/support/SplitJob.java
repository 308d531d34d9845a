package io.qubridge.support;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Usage;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The jobs of a request that was too large for one, seen as one job. Safe for several threads. */
public final class SplitJob implements Job {
  private final ExecutionRequest whole;
  private final List<RequestPart> parts;
  private final List<Job> jobs;
  private final JobHandle handle;

  private SplitJob(ExecutionRequest whole, List<RequestPart> parts, List<Job> jobs) {
    this.whole = whole;
    this.parts = parts;
    this.jobs = jobs;
    JobHandle first = jobs.get(0).handle();
    String ids = jobs.stream().map(job -> job.handle().jobId()).collect(Collectors.joining(","));
    this.handle = new JobHandle(first.backend(), ids, whole.id(), "", first.submitted());
  }

  /**
   * Submits a request of any size: as the backend's own job where its limits allow, else in parts,
   * which {@link Backend#admit} has to admit together.
   *
   * <p>If a part can never run, the parts before it are asked to stop. After any other failure,
   * such as an empty budget or a lost connection, they go on, for a journal to take them up when
   * the request is submitted again. Rows that failed, but may succeed when they are asked for
   * again, are submitted once more, and only those ({@link FailedRows}).
   *
   * @throws io.qubridge.spi.QuotaExceededException if a single row is over a limit, or the whole is
   *     over a budget
   * @throws io.qubridge.spi.BackendException as {@link Backend#submit}
   */
  public static Job submit(Backend backend, ExecutionRequest request) {
    return new RepeatingJob(backend, request, submitOnce(backend, request));
  }

  /** The most that a request of any size can cost, but for a second attempt at what failed. */
  public static Usage estimate(Backend backend, ExecutionRequest request) {
    return RequestSplitter.split(request, backend.capabilities().limits()).stream()
        .map(part -> backend.estimate(part.request()))
        .reduce(Usage.NONE, Usage::plus);
  }

  /** Submits without a second attempt at what failed. */
  static Job submitOnce(Backend backend, ExecutionRequest request) {
    List<RequestPart> parts = RequestSplitter.split(request, backend.capabilities().limits());
    if (parts.size() == 1) {
      return backend.submit(request);
    }
    backend.admit(parts.stream().map(RequestPart::request).toList());
    List<Job> jobs = new ArrayList<>(parts.size());
    try {
      for (RequestPart part : parts) {
        jobs.add(backend.submit(part.request()));
      }
    } catch (RuntimeException refusal) {
      if (!(refusal instanceof BackendException e) || e.category() == Category.USER) {
        cancel(jobs, refusal);
      }
      throw refusal;
    }
    return new SplitJob(request, parts, List.copyOf(jobs));
  }

  /** The first job's handle with the ids of all jobs, separated by commas. */
  @Override
  public JobHandle handle() {
    return handle;
  }

  @Override
  public JobState state() {
    Set<JobState> states = EnumSet.noneOf(JobState.class);
    jobs.forEach(job -> states.add(job.state()));
    for (JobState bad : List.of(JobState.FAILED, JobState.CANCELLED)) {
      if (states.contains(bad)) {
        return bad;
      }
    }
    return states.size() == 1 ? states.iterator().next() : JobState.RUNNING;
  }

  @Override
  public ExecutionResult await(Duration limit) {
    long start = System.nanoTime();
    List<ExecutionResult> results = new ArrayList<>(jobs.size());
    for (Job job : jobs) {
      Duration left = limit.minusNanos(System.nanoTime() - start);
      results.add(job.await(left.isNegative() ? Duration.ZERO : left));
    }
    return ResultMerger.merge(handle, whole, parts, results);
  }

  @Override
  public void cancel() {
    jobs.forEach(Job::cancel);
  }

  private static void cancel(List<Job> jobs, RuntimeException refusal) {
    for (Job job : jobs) {
      try {
        job.cancel();
      } catch (RuntimeException alsoFailed) {
        refusal.addSuppressed(alsoFailed);
      }
    }
  }
}
