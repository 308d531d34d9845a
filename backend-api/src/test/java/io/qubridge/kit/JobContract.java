package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.execution.Usage;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobTimeoutException;
import io.qubridge.spi.MalformedResponseException;
import io.qubridge.spi.UnsupportedFeatureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The life of a job, and of jobs that outlive the backend that submitted them. */
interface JobContract extends Subject {
  private ExecutionRequest smallRequest() {
    return ExecutionRequest.of(smallPub(1), anyAccuracy(), 4);
  }

  @Test
  default void jobsAreNamedAfterBackendAndRequest() {
    ExecutionRequest request = smallRequest();
    Job job = backend().submit(request);
    assertEquals(provider().id(), job.handle().backend());
    assertEquals(request.id(), job.handle().requestId());
    assertFalse(job.handle().jobId().isBlank());
    assertEquals(job.handle(), job.await(patience()).job());
    assertEquals(JobState.COMPLETED, job.state());
    assertEquals(job.await(patience()), job.await(patience()), "a result can be had again");
  }

  @Test
  default void aTimeoutLeavesTheJobRunning() {
    Job job = backend().submit(smallRequest());
    try {
      job.await(Duration.ZERO);
    } catch (JobTimeoutException early) {
      assertFalse(early.getMessage().isBlank());
    }
    assertEquals(1, job.await(patience()).pubs().size());
  }

  @Test
  default void anInterruptEndsTheWaitAndLeavesTheJobRunning() {
    Job job = backend().submit(smallRequest());
    Thread.currentThread().interrupt();
    try {
      job.await(patience());
    } catch (JobTimeoutException interrupted) {
      assertTrue(Thread.currentThread().isInterrupted(), "the interrupt was lost");
    } finally {
      Thread.interrupted();
    }
    assertEquals(1, job.await(patience()).pubs().size());
  }

  @Test
  default void jobsGoOnWhenTheBackendIsClosed() {
    assume(Feature.RESUME);
    ExecutionRequest request = smallRequest();
    Backend closed = open();
    JobHandle handle = closed.submit(request).handle();
    closed.close();
    ExecutionResult result = backend().resume(handle, request).await(patience());
    assertEquals(handle.jobId(), result.job().jobId());
    assertEquals(1, result.pubs().size());
  }

  @Test
  default void aResumedJobGivesTheResultOfItsRequestOnly() {
    assume(Feature.RESUME);
    ExecutionRequest request = smallRequest();
    Job job = backend().submit(request);
    assertFalse(job.handle().digest().isBlank(), "a job that can be resumed has a digest");
    List<PubResult> first = job.await(patience()).pubs();
    try (Backend other = open()) {
      assertEquals(first, other.resume(job.handle(), request).await(patience()).pubs());
      ExecutionRequest another = ExecutionRequest.of(smallPub(2), anyAccuracy(), 4);
      assertThrows(
          BackendException.class,
          () -> other.resume(job.handle(), another).await(patience()),
          "a job was taken for another request's");
    }
  }

  @Test
  default void answersDecodeToTheResult() {
    assume(Feature.RESUME);
    assertDecodes(smallPub(2), anyAccuracy());
    if (has(Feature.SAMPLING)) {
      Circuit circuit = scrambled(1).register("c", 1).measure(0, 0).build();
      Accuracy accuracy = has(Feature.SHOTS) ? shots() : Accuracy.exact();
      assertDecodes(new SamplerPub(circuit, Bindings.none()), accuracy);
    }
  }

  private void assertDecodes(Pub pub, Accuracy accuracy) {
    ExecutionRequest request = ExecutionRequest.of(pub, accuracy, 4);
    Job job = backend().submit(request);
    Optional<Answer> answer = job.answer(patience());
    assertTrue(answer.isPresent(), "a job that can be resumed gives its answer");
    ExecutionResult result = job.await(patience());
    try (Backend other = open()) {
      ExecutionResult decoded = other.decode(job.handle(), request, answer.get());
      assertEquals(job.handle().jobId(), decoded.job().jobId());
      assertEquals(result.pubs(), decoded.pubs());
      assertEquals(result.failures(), decoded.failures());
      assertEquals(result.usage(), decoded.usage());
    }
  }

  @Test
  default void whatIsNoAnswerIsMalformed() {
    assume(Feature.RESUME);
    ExecutionRequest request = smallRequest();
    Job job = backend().submit(request);
    byte[] cut = job.answer(patience()).orElseThrow().body();
    for (byte[] body : List.of(new byte[0], Arrays.copyOf(cut, cut.length / 2))) {
      Answer answer = new Answer(body, Usage.free(0));
      assertThrows(
          MalformedResponseException.class,
          () -> backend().decode(job.handle(), request, answer),
          () -> "of " + cut.length + " bytes, " + body.length + " were taken for an answer");
    }
  }

  @Test
  default void aRequestIsFoundOnceItWasAccepted() {
    assume(Feature.FIND);
    ExecutionRequest request = smallRequest();
    assertEquals(Optional.empty(), backend().find(request.id()));
    JobHandle handle = backend().submit(request).handle();
    try (Backend other = open()) {
      assertEquals(Optional.of(handle.jobId()), other.find(request.id()).map(JobHandle::jobId));
    }
  }

  @Test
  default void resumingIsRefusedWhereItIsNotDeclared() {
    ExecutionRequest request = smallRequest();
    Job job = backend().submit(request);
    job.await(patience());
    if (!has(Feature.RESUME)) {
      assertThrows(
          UnsupportedFeatureException.class, () -> backend().resume(job.handle(), request));
      assertEquals(Optional.empty(), job.answer(patience()));
      Answer answer = new Answer(new byte[0], Usage.free(0));
      assertThrows(
          UnsupportedFeatureException.class, () -> backend().decode(job.handle(), request, answer));
    }
    if (!has(Feature.FIND)) {
      assertThrows(UnsupportedFeatureException.class, () -> backend().find(RequestId.random()));
    }
  }

  @Test
  default void cancellingStopsAJobOrDoesNothing() {
    Job job = backend().submit(smallRequest());
    job.cancel();
    ExecutionResult result = null;
    try {
      result = job.await(patience());
    } catch (JobFailedException cancelled) {
      assertTrue(has(Feature.CANCEL), "cancelled without declaring it");
    }
    assertEquals(result == null ? JobState.CANCELLED : JobState.COMPLETED, job.state());
    job.cancel();
  }

  @Test
  default void severalThreadsMaySubmit() throws Exception {
    EstimatorPub pub = smallPub(3);
    boolean repeatable = has(Feature.EXACT) || has(Feature.SEED);
    Accuracy accuracy = anyAccuracy();
    List<PubResult> alone = run(pub, accuracy, 8).pubs();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<PubResult>>> calls = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        calls.add(() -> run(pub, accuracy, 8).pubs());
      }
      for (Future<List<PubResult>> result : threads.invokeAll(calls)) {
        assertEquals(1, result.get().size());
        if (repeatable) {
          assertEquals(alone, result.get());
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
