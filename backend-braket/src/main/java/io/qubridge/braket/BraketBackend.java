package io.qubridge.braket;

import io.qubridge.braket.device.BraketDevice;
import io.qubridge.braket.device.BraketDevice.ProgramSets;
import io.qubridge.braket.gradient.AdjointGradient;
import io.qubridge.braket.pricing.Billing;
import io.qubridge.braket.program.NoisePragmas;
import io.qubridge.braket.program.ProgramWriter;
import io.qubridge.braket.program.TaskPlan;
import io.qubridge.braket.result.ResultDecoder;
import io.qubridge.braket.task.TaskService;
import io.qubridge.circuit.Circuit;
import io.qubridge.device.DeviceException;
import io.qubridge.device.DeviceModel;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.observable.Observable;
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
import io.qubridge.spi.Preparation;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.support.RequestDigest;
import io.qubridge.support.RequestPart;
import io.qubridge.support.RequestSplitter;
import io.qubridge.transpile.TranspileOptions;
import io.qubridge.transpile.TranspileResult;
import io.qubridge.transpile.Transpiler;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.braket.model.DeviceStatus;
import software.amazon.awssdk.services.braket.model.GetDeviceResponse;

/**
 * Runs circuits on one device of Amazon Braket.
 *
 * <p>A request is one job: a program set where the device takes them, else as many quantum tasks as
 * it has circuits. What the device takes is asked once, at the first need.
 */
final class BraketBackend implements Backend {
  /** The service publishes no limit on an action's size; more than this is not sent. */
  private static final int MOST_ACTION_BYTES = 8 << 20;

  private static final long MOST_SET_BYTES = 4 << 20;
  private static final Logger LOG = LoggerFactory.getLogger(BraketBackend.class);

  private final TaskService tasks;
  private final Billing billing;
  private final boolean verbatim;
  private final Optional<NoisePragmas> noise;
  private final int mostOpen;
  private Opened opened;

  /** What follows from the device's answer. */
  private record Opened(
      BraketDevice device,
      Optional<DeviceModel> model,
      ProgramWriter writer,
      Capabilities capabilities) {}

  BraketBackend(
      TaskService tasks,
      Billing billing,
      boolean verbatim,
      Optional<NoisePragmas> noise,
      int mostOpen) {
    this.tasks = tasks;
    this.billing = billing;
    this.verbatim = verbatim;
    this.noise = noise;
    this.mostOpen = mostOpen;
  }

  @Override
  public Capabilities capabilities() {
    return opened().capabilities();
  }

  private synchronized Opened opened() {
    if (opened == null) {
      GetDeviceResponse answer = tasks.client().device();
      if (answer.deviceStatus() == DeviceStatus.RETIRED) {
        throw new BackendException(
            Category.USER, "device " + billing.device().name() + " is retired; choose another");
      }
      BraketDevice device =
          BraketDevice.parse(billing.device(), "" + answer.deviceCapabilities(), Instant.now());
      noise.ifPresent(n -> n.requireSupported(device.arn().name(), device.pragmas()));
      Optional<DeviceModel> model = model(device);
      ProgramWriter writer = new ProgramWriter(device, model, noise);
      opened = new Opened(device, model, writer, capabilities(device, writer));
    }
    return opened;
  }

  private Optional<DeviceModel> model(BraketDevice device) {
    if (!verbatim) {
      return Optional.empty();
    }
    if (!device.pragmas().contains("verbatim")) {
      throw new UnsupportedCircuitException(
          "device " + device.arn().name() + " takes no verbatim boxes; leave compile=verbatim out");
    }
    try {
      return Optional.of(device.model());
    } catch (DeviceException refusal) {
      throw new UnsupportedCircuitException(
          "device " + device.arn().name() + " cannot be compiled for: " + refusal.getMessage());
    }
  }

  private Capabilities capabilities(BraketDevice device, ProgramWriter writer) {
    Set<Feature> features =
        EnumSet.of(Feature.SHOTS, Feature.SAMPLING, Feature.RESUME, Feature.FIND, Feature.CANCEL);
    if (device.exact("Expectation") && (device.exact("Probability") || device.exact("Amplitude"))) {
      features.add(Feature.EXACT);
    }
    if (device.exact("AdjointGradient") && noise.isEmpty()) {
      features.add(Feature.VJP);
    }
    Limits none = Limits.NONE;
    Optional<ProgramSets> sets = device.programSets();
    long shots =
        sets.map(s -> Math.min(device.mostShots(), s.mostShots())).orElse(device.mostShots());
    Limits limits =
        new Limits(
            none.pubs(),
            none.rows(),
            sets.map(ProgramSets::executables).orElse((long) mostOpen),
            shots,
            sets.isPresent() ? MOST_SET_BYTES : none.bytes(),
            sets.map(ProgramSets::mostShots).orElse(Long.MAX_VALUE));
    return new Capabilities(
        device.qubits(), writer.dialect().gates(), features, limits, device.asOf());
  }

  @Override
  public List<String> notices() {
    List<String> notices = new ArrayList<>();
    billing
        .price()
        .ifPresent(price -> notices.add("price of " + billing.device().name() + ": " + price));
    if (!billing.device().simulator()) {
      try {
        notices.addAll(tasks.client().spendingLimits());
      } catch (BackendException unknown) {
        notices.add("AWS spending limits are not known: " + unknown.getMessage());
      }
    }
    return notices;
  }

  @Override
  public Job submit(ExecutionRequest request) {
    requireRunnable(request);
    return tasks.submit(request, RequestDigest.of(request), written(request));
  }

  private void requireRunnable(ExecutionRequest request) {
    BraketDevice device = opened().device();
    request.pubs().forEach(pub -> capabilities().requireRunnable(pub.circuit()));
    capabilities().requireRunnable(BraketBackendProvider.ID, request);
    if (request.accuracy() instanceof Accuracy.Shots wanted
        && wanted.shots() < device.leastShots()) {
      throw new QuotaExceededException(
          "shots is "
              + wanted.shots()
              + "; device "
              + device.arn().name()
              + " takes at least "
              + device.leastShots()
              + " of each circuit, so ask for more");
    }
  }

  private List<TaskPlan.Task> written(ExecutionRequest request) {
    TaskPlan plan = plan(request);
    if (request.accuracy() instanceof Accuracy.Shots wanted
        && plan.shotsPerCircuit() > wanted.shots()) {
      LOG.warn(
          "each circuit runs {} shots instead of {}, since device {} takes no fewer in a program set",
          plan.shotsPerCircuit(),
          wanted.shots(),
          billing.device().name());
    }
    List<TaskPlan.Task> all = new ArrayList<>(plan.size());
    for (int index = 0; index < plan.size(); index++) {
      TaskPlan.Task task = plan.task(index);
      if (task.action().length() > MOST_ACTION_BYTES) {
        throw new QuotaExceededException(
            "a program takes "
                + task.action().length()
                + " bytes; at most "
                + MOST_ACTION_BYTES
                + " are sent to Amazon Braket, so use a smaller circuit");
      }
      all.add(task);
    }
    return all;
  }

  private TaskPlan plan(ExecutionRequest request) {
    return new TaskPlan(opened().device(), opened().writer(), request);
  }

  @Override
  public Preparation prepare(Circuit circuit, List<Observable> observables) {
    capabilities().requireRunnable(circuit);
    Optional<DeviceModel> model = opened().model();
    if (model.isEmpty() || circuit.physical()) {
      return new Preparation(circuit, observables);
    }
    TranspileResult result = Transpiler.transpile(circuit, model.get(), TranspileOptions.DEFAULT);
    return new Preparation(result.isa(), observables.stream().map(result::map).toList());
  }

  @Override
  public Usage estimate(ExecutionRequest request) {
    Usage usage = new Usage(0, 0, Duration.ZERO, BigDecimal.ZERO);
    for (RequestPart part : RequestSplitter.split(request, capabilities().limits())) {
      TaskPlan plan = plan(part.request());
      usage = usage.plus(billing.estimate(plan.size(), plan.shots()));
    }
    return usage;
  }

  @Override
  public Job resume(JobHandle handle, ExecutionRequest request) {
    if (!handle.digest().equals(RequestDigest.of(request))) {
      throw new BackendException(
          Category.USER, "job " + handle.jobId() + " was submitted for another request");
    }
    return tasks.resume(handle, request, () -> written(request));
  }

  @Override
  public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
    return ResultDecoder.decode(handle, request, answer.body(), answer.usage());
  }

  @Override
  public Optional<JobHandle> find(RequestId id) {
    return tasks.find(id);
  }

  @Override
  public Optional<Differentiator> differentiator() {
    if (!capabilities().has(Feature.VJP)) {
      return Optional.empty();
    }
    return Optional.of(
        new AdjointGradient(tasks, opened().writer(), this::requireDifferentiable, mostOpen));
  }

  private void requireDifferentiable(EstimatorPub pub) {
    capabilities().requireRunnable(pub.circuit());
  }

  @Override
  public void close() {
    tasks.close();
  }
}
