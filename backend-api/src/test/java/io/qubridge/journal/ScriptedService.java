package io.qubridge.journal;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Pub;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.spi.JobState;
import io.qubridge.support.RequestDigest;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A provider's side: it outlives the processes that use it, counts jobs, and answers every job with
 * numbers that no other job has.
 */
final class ScriptedService {
  /** The worst case of each job, and what it is billed. */
  static final Usage WORST = new Usage(1, 100, Duration.ofSeconds(4), new BigDecimal("1.50"));

  static final Usage BILL = new Usage(1, 100, Duration.ofSeconds(3), new BigDecimal("1.20"));

  /** A job of the service. */
  static final class Remote {
    final String id;
    final ExecutionRequest request;
    JobState state = JobState.QUEUED;
    private int asked;

    Remote(int number, ExecutionRequest request) {
      this.id = "job-" + number;
      this.request = request;
    }
  }

  private final Map<String, Remote> jobs = new LinkedHashMap<>();
  private int asksUntilDone = 2;
  private int statusRequests;

  synchronized void takeLong() {
    asksUntilDone = Integer.MAX_VALUE;
  }

  synchronized void finish() {
    asksUntilDone = 0;
  }

  synchronized int jobs() {
    return jobs.size();
  }

  synchronized int statusRequests() {
    return statusRequests;
  }

  synchronized Remote accept(ExecutionRequest request) {
    Remote job = new Remote(jobs.size() + 1, request);
    jobs.put(job.id, job);
    return job;
  }

  synchronized Remote job(String id) {
    return jobs.get(id);
  }

  synchronized Optional<Remote> find(RequestId id) {
    return jobs.values().stream().filter(job -> job.request.id().equals(id)).findFirst();
  }

  synchronized JobState status(String id) {
    statusRequests++;
    Remote job = jobs.get(id);
    if (job.state == JobState.QUEUED || job.state == JobState.RUNNING) {
      job.state = job.asked++ >= asksUntilDone ? JobState.COMPLETED : JobState.RUNNING;
    }
    return job.state;
  }

  synchronized void end(String id, JobState state) {
    jobs.get(id).state = state;
  }

  /** A number for each row and observable, from what is asked. */
  synchronized byte[] answer(String id) {
    Remote job = jobs.get(id);
    String digest = RequestDigest.of(job.request);
    ByteBuffer bytes = ByteBuffer.allocate(size(job.request));
    for (int i = 0; bytes.hasRemaining(); i++) {
      bytes.putDouble((digest + i).hashCode() / 2147483648.0);
    }
    return bytes.array();
  }

  static int size(ExecutionRequest request) {
    int numbers = 0;
    for (Pub pub : request.pubs()) {
      numbers += pub.bindings().rows() * ((EstimatorPub) pub).observables().size();
    }
    return numbers * Double.BYTES;
  }
}
