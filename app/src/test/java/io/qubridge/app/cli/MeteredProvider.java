package io.qubridge.app.cli;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.Answer;
import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobStatus;
import io.qubridge.spi.Limits;
import io.qubridge.spi.Setting;
import io.qubridge.support.PollSchedule;
import io.qubridge.support.PolledJob;
import io.qubridge.support.RemoteJob;
import io.qubridge.support.RemoteStatus;
import io.qubridge.support.RequestDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A paid backend whose service is a folder ({@link MeteredService}), which outlives the processes
 * that use it: each circuit costs a cent and ten milliseconds. The circuits run on the local
 * simulator. It can end its own process at a chosen moment. Tests put it on the class path's list.
 */
public final class MeteredProvider implements BackendProvider {
  static final String ID = "metered";
  private static final Setting<String> SERVICE = Setting.required("service", "the folder");
  private static final Setting<String> TOKEN = Setting.secret("token", "lets the user in");
  private static final Setting<String> PRICE =
      Setting.choice("price", "known", List.of("known", "unknown"), "whether the price is known");

  private static final Setting<String> READOUT =
      Setting.choice("readout", "exact", List.of("exact", "noisy"), "noisy: one in ten is wrong");

  /** {@code MOMENT:SUBMISSION}: not a setting, since those tell one request from another. */
  static final String HALT = "METERED_HALT";

  private static final Setting<Integer> ROWS =
      Setting.integer("rows", 1_000_000, 1, 1_000_000, "the most rows of a job");

  /** How often a job is asked for before it runs. */
  static final String QUEUE = "METERED_QUEUE";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int apiVersion() {
    return ApiVersion.CURRENT;
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(SERVICE, TOKEN, PRICE, ROWS, READOUT);
  }

  @Override
  public boolean paid() {
    return true;
  }

  @Override
  public Backend open(BackendConfig config) {
    MeteredService service = new MeteredService(Path.of(config.require(SERVICE)));
    service.session("opened");
    Map<String, String> noise =
        config.require(READOUT).equals("noisy") ? Map.of("noise", "readout=0.1") : Map.of();
    return new MeteredBackend(
        service, BackendRegistry.load(List.of()).open("local", noise), config);
  }

  private record MeteredBackend(MeteredService service, Backend local, BackendConfig config)
      implements Backend {
    private static final int QUEUED = Integer.parseInt(System.getenv().getOrDefault(QUEUE, "0"));

    @Override
    public Capabilities capabilities() {
      Capabilities all = local.capabilities();
      Set<Feature> features = new HashSet<>(all.features());
      features.removeAll(Set.of(Feature.EXACT, Feature.VJP, Feature.PRECISION));
      features.addAll(Set.of(Feature.RESUME, Feature.FIND, Feature.CANCEL));
      int rows = config.require(ROWS);
      Limits limits = new Limits(10, rows, 1_000_000, 100_000, 1 << 26);
      return new Capabilities(all.qubits(), all.gates(), features, limits, Instant.EPOCH);
    }

    @Override
    public Usage estimate(ExecutionRequest request) {
      long circuits = request.executables();
      long shots = ((Accuracy.Shots) request.accuracy()).shots();
      BigDecimal usd =
          config.require(PRICE).equals("known") ? BigDecimal.valueOf(circuits, 2) : null;
      return new Usage(1, shots * circuits, Duration.ofMillis(10 * circuits), usd);
    }

    @Override
    public Job submit(ExecutionRequest request) {
      capabilities().requireRunnable(ID, request);
      haltAt("before");
      String job = service.accept(request.id(), bytes(request));
      haltAt("accepted");
      return job(handle(job, request), request);
    }

    @Override
    public Job resume(JobHandle handle, ExecutionRequest request) {
      return job(handle, request);
    }

    @Override
    public Optional<JobHandle> find(RequestId id) {
      return service.find(id).map(job -> new JobHandle(ID, job, id, "", Instant.now()));
    }

    @Override
    public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
      return (ExecutionResult) object(answer.body());
    }

    private static JobHandle handle(String job, ExecutionRequest request) {
      return new JobHandle(ID, job, request.id(), RequestDigest.of(request), Instant.now());
    }

    private Job job(JobHandle handle, ExecutionRequest request) {
      int[] asked = {0};
      RemoteJob remote =
          new RemoteJob() {
            @Override
            public RemoteStatus status() {
              if (service.cancelled(handle.jobId())) {
                return new RemoteStatus(JobStatus.of(JobState.CANCELLED), "by the user");
              }
              int left = QUEUED - asked[0]++;
              return left <= 0
                  ? RemoteStatus.of(JobState.COMPLETED)
                  : new RemoteStatus(
                      new JobStatus(
                          JobState.QUEUED,
                          OptionalInt.of(left),
                          Optional.of(Duration.ofSeconds(left))),
                      "");
            }

            @Override
            public Answer answer() {
              ExecutionRequest sent = (ExecutionRequest) object(service.request(handle.jobId()));
              ExecutionResult result = local.submit(sent).await(Duration.ofMinutes(1));
              haltAt("answered");
              return new Answer(
                  bytes(new ExecutionResult(handle, result.pubs(), List.of(), estimate(sent))),
                  estimate(sent));
            }

            @Override
            public void cancel() {
              service.cancel(handle.jobId());
            }

            @Override
            public ExecutionResult decode(JobHandle h, ExecutionRequest r, Answer answer) {
              return MeteredBackend.this.decode(h, r, answer);
            }
          };
      return new PolledJob(handle, request, remote, new PollSchedule(Duration.ofMillis(20)));
    }

    /** Ends the process as kill -9 does, at the moment that the environment chooses. */
    private void haltAt(String moment) {
      int done = service.submissions().size() + (moment.equals("before") ? 1 : 0);
      if (System.getenv().getOrDefault(HALT, "").equals(moment + ":" + done)) {
        Runtime.getRuntime().halt(137);
      }
    }

    @Override
    public void close() {
      service.session("closed");
      local.close();
    }
  }

  private static byte[] bytes(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static Object object(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (IOException | ClassNotFoundException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
