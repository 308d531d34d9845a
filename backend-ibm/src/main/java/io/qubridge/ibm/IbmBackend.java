package io.qubridge.ibm;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.device.Instruction;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.ibm.program.Primitive;
import io.qubridge.ibm.rest.InstanceUsage;
import io.qubridge.ibm.rest.JobRecord;
import io.qubridge.ibm.rest.RuntimeClient;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.Limits;
import io.qubridge.spi.Offer;
import io.qubridge.spi.Preparation;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.support.PollSchedule;
import io.qubridge.support.PolledJob;
import io.qubridge.support.RequestDigest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs requests as jobs of IBM Quantum: one job a request, on one device, which is read when it is
 * first needed and kept as it was then. Circuits are transpiled here. Safe for several threads.
 *
 * <p>A job carries its request's id and fingerprint as tags, by which it is found again.
 */
final class IbmBackend implements Backend {
  private static final int MOST_PUBS = 1000;

  /** Circuits times shots of a job, from guides/job-limits. */
  private static final long MOST_EXECUTIONS = 10_000_000;

  private static final long MOST_BYTES = 32L << 20;
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  private final RuntimeClient client;
  private final Primitive primitive;
  private final ExecutionMode mode;
  private final PollSchedule schedule;
  private final Optional<BigDecimal> price;
  private final String wanted;

  private LiveDevice device; // guarded by this

  IbmBackend(RuntimeClient client, IbmSettings settings) {
    this.client = client;
    this.primitive = settings.primitive();
    this.mode = new ExecutionMode(settings.mode(), settings.session(), client);
    this.schedule = new PollSchedule(settings.pollInterval());
    this.price = settings.pricePerSecond();
    this.wanted = settings.device();
  }

  private synchronized LiveDevice device() {
    if (device == null) {
      device = LiveDevice.read(client, wanted);
    }
    return device;
  }

  @Override
  public Capabilities capabilities() {
    LiveDevice live = device();
    Set<Feature> features = EnumSet.copyOf(primitive.features());
    features.addAll(List.of(Feature.MODIFIERS, Feature.RESUME, Feature.FIND, Feature.CANCEL));
    Set<Instruction> instructions = live.isa().model().instructions();
    if (instructions.containsAll(List.of(Instruction.RESET, Instruction.MID_CIRCUIT_MEASUREMENT))) {
      features.add(Feature.MID_CIRCUIT);
    }
    Limits limits =
        new Limits(
            MOST_PUBS,
            MOST_EXECUTIONS,
            MOST_EXECUTIONS,
            MOST_EXECUTIONS,
            MOST_BYTES,
            MOST_EXECUTIONS);
    return new Capabilities(
        live.isa().model().width(), EnumSet.allOf(GateType.class), features, limits, live.asOf());
  }

  @Override
  public Preparation prepare(Circuit circuit, List<Observable> observables) {
    capabilities().requireRunnable(circuit);
    return device().isa().prepare(circuit, observables);
  }

  @Override
  public Usage estimate(ExecutionRequest request) {
    long executions = primitive.executions(request);
    return usage(executions, device().most(request, executions));
  }

  private Usage usage(long executions, Duration time) {
    BigDecimal usd =
        price.map(p -> p.multiply(BigDecimal.valueOf(time.toMillis())).divide(MILLIS)).orElse(null);
    return new Usage(1, executions, time, usd);
  }

  @Override
  public Job submit(ExecutionRequest request) {
    capabilities().requireRunnable(IbmBackendProvider.ID, request);
    LiveDevice live = device();
    long executions = primitive.executions(request);
    requireExecutions(executions);
    String digest = RequestDigest.of(request);
    JobDocument document =
        new JobDocument(
            primitive,
            live.isa(),
            live.most(request, executions).toSeconds(),
            List.of(JobTags.ofRequest(request.id()), JobTags.ofDigest(digest)));
    byte[] params = document.params(request);
    requireTime(live.likely(request, executions));
    String id = mode.submit(live.name(), session -> document.write(params, session));
    JobHandle handle =
        new JobHandle(IbmBackendProvider.ID, id, request.id(), digest, Instant.now());
    return job(handle, request);
  }

  private static void requireExecutions(long executions) {
    if (executions == 0) {
      throw new UnsupportedCircuitException(
          "the observables need no measurement, so there is nothing for 'ibm' to run; use --backend"
              + " local");
    }
  }

  /** A job that the account has no time left for is not sent. */
  private void requireTime(Duration likely) {
    Optional<Duration> left = client.usage().flatMap(InstanceUsage::remaining);
    if (left.isPresent() && left.get().compareTo(likely) < 0) {
      throw new QuotaExceededException(
          "ibm: the instance has "
              + left.get().toSeconds()
              + " s of QPU time left in this period, the job takes about "
              + likely.toSeconds()
              + " s; ask for fewer rows or shots, or wait for the next period");
    }
  }

  private Job job(JobHandle handle, ExecutionRequest request) {
    IbmJob remote =
        new IbmJob(
            handle.jobId(),
            client,
            primitive,
            billed ->
                billed.map(time -> settled(request, time)).orElseGet(() -> estimate(request)));
    return new PolledJob(handle, request, remote, schedule);
  }

  private Usage settled(ExecutionRequest request, Duration billed) {
    return usage(primitive.executions(request), billed);
  }

  @Override
  public Job resume(JobHandle handle, ExecutionRequest request) {
    if (!handle.digest().isEmpty() && !handle.digest().equals(RequestDigest.of(request))) {
      throw new BackendException(
          Category.USER,
          "ibm: job " + handle.jobId() + " ran another request than " + request.id());
    }
    return job(handle, request);
  }

  @Override
  public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
    return primitive.decode(handle, request, answer);
  }

  @Override
  public Optional<JobHandle> find(RequestId id) {
    List<JobRecord> found = client.jobsTagged(JobTags.ofRequest(id));
    Optional<JobRecord> newest = found.stream().findFirst();
    return found.stream()
        .filter(job -> job.state() != JobState.FAILED && job.state() != JobState.CANCELLED)
        .findFirst()
        .or(() -> newest)
        .map(
            job ->
                new JobHandle(
                    IbmBackendProvider.ID,
                    job.id(),
                    id,
                    JobTags.digest(job.tags()),
                    job.created().orElseGet(Instant::now)));
  }

  @Override
  public Optional<Offer> offer() {
    return Optional.of(
        new Offer(client.devices(), client.usage().flatMap(InstanceUsage::remaining)));
  }

  @Override
  public void close() {
    try {
      mode.close();
    } finally {
      client.close();
    }
  }

  @Override
  public String toString() {
    return "IbmBackend[" + wanted + "]";
  }
}
