package io.qubridge.kit;

import io.qubridge.circuit.GateType;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.RequestId;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.Limits;
import io.qubridge.spi.UnsupportedFeatureException;
import io.qubridge.support.RequestDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The backend of {@link NaiveBackendProvider}. Jobs outlive it, as those of a service do. */
final class NaiveBackend implements Backend {
  private static final String ID = "naive";
  private static final Map<RequestId, Job> SERVICE = new ConcurrentHashMap<>();

  private final Capabilities capabilities;
  private final int delayMillis;

  NaiveBackend(int qubits, Set<Feature> features, Limits limits, int delayMillis) {
    this.capabilities =
        new Capabilities(qubits, EnumSet.allOf(GateType.class), features, limits, Instant.now());
    this.delayMillis = delayMillis;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Job submit(ExecutionRequest request) {
    capabilities.requireRunnable(ID, request);
    JobHandle handle =
        new JobHandle(
            ID, "job-" + request.id(), request.id(), RequestDigest.of(request), Instant.now());
    Job job = new NaiveJob(handle, delayMillis, capabilities, () -> run(request));
    SERVICE.put(request.id(), job);
    return job;
  }

  private static List<PubResult> run(ExecutionRequest request) {
    List<PubResult> results = new ArrayList<>();
    for (int pub = 0; pub < request.pubs().size(); pub++) {
      results.add(new NaiveRun(request, pub).result());
    }
    return results;
  }

  @Override
  public Job resume(JobHandle handle, ExecutionRequest request) {
    require(Feature.RESUME);
    Job job = SERVICE.get(handle.requestId());
    if (job == null || !job.handle().digest().equals(RequestDigest.of(request))) {
      throw new BackendException(
          Category.USER, "job " + handle.jobId() + " did not run request " + request.id());
    }
    return job;
  }

  @Override
  public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
    require(Feature.RESUME);
    List<PubResult> results = NaiveAnswer.read(request, answer.body());
    return new ExecutionResult(handle, results, List.of(), answer.usage());
  }

  @Override
  public Optional<JobHandle> find(RequestId id) {
    require(Feature.FIND);
    return Optional.ofNullable(SERVICE.get(id)).map(Job::handle);
  }

  @Override
  public Optional<Differentiator> differentiator() {
    return capabilities.has(Feature.VJP)
        ? Optional.of(new NaiveDifferentiator(capabilities))
        : Optional.empty();
  }

  @Override
  public void close() {}

  private void require(Feature feature) {
    if (!capabilities.has(feature)) {
      throw new UnsupportedFeatureException(ID, feature);
    }
  }
}
