package io.qubridge.kit;

import io.qubridge.circuit.GateType;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.Limits;
import io.qubridge.spi.QuotaExceededException;
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
    requireFeatures(request);
    requireLimits(request);
    request.pubs().forEach(pub -> capabilities.requireRunnable(pub.circuit()));
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

  private void requireFeatures(ExecutionRequest request) {
    Accuracy accuracy = request.accuracy();
    require(
        accuracy instanceof Accuracy.Exact
            ? Feature.EXACT
            : accuracy instanceof Accuracy.Shots ? Feature.SHOTS : Feature.PRECISION);
    if (request.pubs().stream().anyMatch(SamplerPub.class::isInstance)) {
      require(Feature.SAMPLING);
    }
  }

  private void requireLimits(ExecutionRequest request) {
    Limits limits = capabilities.limits();
    if (request.accuracy() instanceof Accuracy.Shots wanted) {
      requireAtMost("shots", wanted.shots(), limits.shots());
    }
    requireAtMost("PUBs", request.pubs().size(), limits.pubs());
    requireAtMost("circuits", request.executables(), limits.executables());
    for (Pub pub : request.pubs()) {
      requireAtMost("rows", pub.bindings().rows(), limits.rows());
    }
  }

  private static void requireAtMost(String what, long wanted, long limit) {
    if (wanted > limit) {
      throw new QuotaExceededException(
          wanted + " " + what + "; backend '" + ID + "' takes at most " + limit + " per job");
    }
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
