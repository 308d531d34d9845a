package io.qubridge.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Failure;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.execution.Usage;
import io.qubridge.kit.NaiveBackendProvider;
import io.qubridge.kit.RandomCircuits;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobTimeoutException;
import io.qubridge.spi.Limits;
import io.qubridge.spi.MalformedResponseException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitJobTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final ExecutionRequest REQUEST = request();

  @Test
  void givesTheNumbersOfOneJobHoweverItIsSplit() {
    ExecutionResult whole = run(Map.of());
    for (Map<String, String> limits :
        List.of(
            Map.of("max-pubs", "1"),
            Map.of("max-rows", "2"),
            Map.of("max-executables", "3"),
            Map.of("max-pubs", "2", "max-rows", "4", "max-executables", "5"))) {
      ExecutionResult split = run(limits);
      assertEquals(whole.pubs(), split.pubs(), limits::toString);
      assertNotEquals(whole.job().jobId(), split.job().jobId(), limits::toString);
    }
  }

  @Test
  void namesTheWholeRequestAndAllItsJobs() {
    JobHandle handle = submit(Map.of("max-pubs", "2")).handle();
    assertEquals(REQUEST.id(), handle.requestId());
    assertEquals("job-r-p0r0-p1r4,job-r-p2r0-p2r3", handle.jobId());
  }

  @Test
  void waitsNoLongerThanItMay() {
    Job job = submit(Map.of("max-rows", "1", "delay-ms", "20000"));
    assertEquals(JobState.RUNNING, job.state());
    assertThrows(JobTimeoutException.class, () -> job.await(Duration.ofMillis(20)));
    job.cancel();
    assertEquals(JobState.CANCELLED, job.state());
    assertThrows(JobFailedException.class, () -> job.await(LONG));
  }

  @Test
  void putsFailuresWhereTheyBelong() {
    List<RequestPart> parts = RequestSplitter.split(REQUEST, new Limits(9, 3, 99, 99, 1 << 20));
    List<ExecutionResult> results =
        parts.stream()
            .map(part -> failing(part.request(), new Failure(0, Failure.ALL, 1, "lost")))
            .toList();
    ExecutionResult merged = ResultMerger.merge(results.get(0).job(), REQUEST, parts, results);
    List<Failure> ofPub0 = merged.failures().stream().filter(f -> f.pub() == 0).toList();
    assertEquals(List.of(0, 1, 2, 3, 4), ofPub0.stream().map(Failure::row).sorted().toList());
    assertEquals(new Failure(0, 0, 1, "lost"), ofPub0.get(0));
  }

  @Test
  void refusesAResultOfAnotherShape() {
    List<RequestPart> parts = RequestSplitter.split(REQUEST, new Limits(1, 99, 99, 99, 1 << 20));
    List<ExecutionResult> results =
        parts.stream()
            .map(part -> new Matrix(1, 1))
            .map(one -> result(REQUEST, List.of(new Expectations(one, one)), List.of()))
            .toList();
    JobHandle job = results.get(0).job();
    assertThrows(
        MalformedResponseException.class, () -> ResultMerger.merge(job, REQUEST, parts, results));
  }

  private static ExecutionResult failing(ExecutionRequest request, Failure failure) {
    ExecutionResult good = submit(request, Map.of()).await(LONG);
    return result(request, good.pubs(), List.of(failure));
  }

  private static ExecutionResult result(
      ExecutionRequest request, List<PubResult> pubs, List<Failure> failures) {
    JobHandle handle = new JobHandle("naive", "j", request.id(), "", Instant.EPOCH);
    return new ExecutionResult(handle, pubs, failures, Usage.free(0));
  }

  private static ExecutionResult run(Map<String, String> settings) {
    return submit(settings).await(LONG);
  }

  private static Job submit(Map<String, String> settings) {
    return submit(REQUEST, settings);
  }

  private static Job submit(ExecutionRequest request, Map<String, String> settings) {
    NaiveBackendProvider provider = new NaiveBackendProvider();
    Backend backend = provider.open(BackendConfig.of(provider, settings));
    return SplitJob.submit(backend, request);
  }

  private static ExecutionRequest request() {
    RandomCircuits circuits = new RandomCircuits(EnumSet.of(GateType.RX, GateType.CX), 5);
    Circuit first = circuits.circuit(2, 10, 2);
    Circuit second = circuits.circuit(3, 10, 3);
    Circuit sampled =
        Circuit.builder(2).gate(GateType.H, 0).gate(GateType.CX, 0, 1).measureAll("c").build();
    Bindings three = new Bindings(List.of(), new Matrix(3, 0));
    List<Observable> observables = List.of(Observable.z(0), Observable.parse("X0 X1"));
    List<Pub> pubs =
        List.of(
            new EstimatorPub(first, circuits.bindings(first, 5), observables),
            new EstimatorPub(second, circuits.bindings(second, 4), observables),
            new SamplerPub(sampled, three));
    return new ExecutionRequest(new RequestId("r"), pubs, Accuracy.shots(50), 3);
  }
}
