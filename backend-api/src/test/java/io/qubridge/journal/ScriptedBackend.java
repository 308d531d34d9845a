package io.qubridge.journal;

import io.qubridge.circuit.GateType;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobStatus;
import io.qubridge.spi.Limits;
import io.qubridge.spi.MalformedResponseException;
import io.qubridge.spi.UnsupportedFeatureException;
import io.qubridge.support.PollSchedule;
import io.qubridge.support.PolledJob;
import io.qubridge.support.RemoteJob;
import io.qubridge.support.RemoteStatus;
import io.qubridge.support.RequestDigest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A plugin for {@link ScriptedService}, whose connection fails as a test says. */
final class ScriptedBackend implements Backend {
  static final String ID = "scripted";

  final ScriptedService service;
  private final Kill.Switch process;
  private final Set<Feature> features =
      EnumSet.of(Feature.SHOTS, Feature.RESUME, Feature.FIND, Feature.CANCEL, Feature.VJP);

  /** Thrown instead of sending, once. */
  RuntimeException refusal;

  /** Thrown after the service has accepted, once. */
  RuntimeException lostAnswer;

  /** Thrown by every search. */
  BackendException searchFault;

  /** How many searches find nothing although the job is there. */
  int blindSearches;

  boolean decodes = true;
  Usage worst = ScriptedService.WORST;

  ScriptedBackend(ScriptedService service) {
    this(service, Kill.Switch.never());
  }

  ScriptedBackend(ScriptedService service, Kill.Switch process) {
    this.service = service;
    this.process = process;
  }

  ScriptedBackend without(Feature feature) {
    features.remove(feature);
    return this;
  }

  @Override
  public Capabilities capabilities() {
    Limits limits = new Limits(1, 2, 1000, 1000, Long.MAX_VALUE);
    return new Capabilities(4, EnumSet.allOf(GateType.class), features, limits, Instant.EPOCH);
  }

  @Override
  public Usage estimate(ExecutionRequest request) {
    return worst;
  }

  @Override
  public Job submit(ExecutionRequest request) {
    capabilities().requireRunnable(ID, request);
    process.step();
    RuntimeException refused = refusal;
    refusal = null;
    if (refused != null) {
      throw refused;
    }
    ScriptedService.Remote job = service.accept(request);
    process.step();
    RuntimeException lost = lostAnswer;
    lostAnswer = null;
    if (lost != null) {
      throw lost;
    }
    return polled(handle(job), request);
  }

  private static JobHandle handle(ScriptedService.Remote job) {
    String digest = RequestDigest.of(job.request);
    return new JobHandle(ID, job.id, job.request.id(), digest, Instant.EPOCH);
  }

  private Job polled(JobHandle handle, ExecutionRequest request) {
    return new PolledJob(handle, request, new Calls(handle), new PollSchedule(Duration.ofNanos(1)));
  }

  @Override
  public Job resume(JobHandle handle, ExecutionRequest request) {
    process.step();
    ScriptedService.Remote job = service.job(handle.jobId());
    if (job == null || !RequestDigest.of(job.request).equals(handle.digest())) {
      throw new BackendException(Category.USER, "no job " + handle.jobId() + " of this request");
    }
    return polled(handle, request);
  }

  @Override
  public Optional<JobHandle> find(RequestId id) {
    if (!features.contains(Feature.FIND)) {
      throw new UnsupportedFeatureException(ID, Feature.FIND);
    }
    process.step();
    if (searchFault != null) {
      throw searchFault;
    }
    return blindSearches-- > 0 ? Optional.empty() : service.find(id).map(ScriptedBackend::handle);
  }

  @Override
  public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
    if (!decodes || answer.body().length != ScriptedService.size(request)) {
      throw new MalformedResponseException("the answer to job " + handle.jobId() + " is not one");
    }
    ByteBuffer bytes = ByteBuffer.wrap(answer.body());
    List<PubResult> results = new ArrayList<>();
    for (Pub pub : request.pubs()) {
      int rows = pub.bindings().rows();
      Matrix values = new Matrix(rows, ((EstimatorPub) pub).observables().size());
      for (int i = 0; i < values.array().length; i++) {
        values.array()[i] = bytes.getDouble();
      }
      results.add(new Expectations(values, new Matrix(rows, values.columns())));
    }
    return new ExecutionResult(handle, results, List.of(), answer.usage());
  }

  @Override
  public Optional<Differentiator> differentiator() {
    return Optional.of((pub, cotangents) -> null);
  }

  @Override
  public void close() {}

  /** The service's calls for one job. */
  private final class Calls implements RemoteJob {
    private final JobHandle handle;

    Calls(JobHandle handle) {
      this.handle = handle;
    }

    @Override
    public RemoteStatus status() {
      process.step();
      JobState state = service.status(handle.jobId());
      OptionalInt before = state == JobState.RUNNING ? OptionalInt.of(3) : OptionalInt.empty();
      String reason = state == JobState.FAILED ? "code 1517, not ISA" : "";
      return new RemoteStatus(new JobStatus(state, before, Optional.empty()), reason);
    }

    @Override
    public Answer answer() {
      process.step();
      return new Answer(service.answer(handle.jobId()), ScriptedService.BILL);
    }

    @Override
    public void cancel() {
      service.end(handle.jobId(), JobState.CANCELLED);
    }

    @Override
    public ExecutionResult decode(JobHandle job, ExecutionRequest request, Answer answer) {
      return ScriptedBackend.this.decode(job, request, answer);
    }
  }
}
