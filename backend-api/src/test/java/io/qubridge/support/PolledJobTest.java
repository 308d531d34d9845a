package io.qubridge.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.spi.Answer;
import io.qubridge.spi.AuthenticationException;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobStatus;
import io.qubridge.spi.JobTimeoutException;
import io.qubridge.spi.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PolledJobTest {
  private static final JobHandle HANDLE =
      new JobHandle("acme", "j-42", new RequestId("r"), "d", Instant.EPOCH);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final PollSchedule FAST = new PollSchedule(Duration.ofNanos(1000));

  /** A provider that says what a test has prepared, the last thing for ever. */
  private static final class Script implements RemoteJob {
    private final Deque<Object> says = new ArrayDeque<>();
    private final List<Long> asked = new ArrayList<>();
    private int answers;
    private int lostAnswers;
    private boolean cancelled;

    Script(Object... says) {
      this.says.addAll(List.of(says));
    }

    @Override
    public synchronized RemoteStatus status() {
      asked.add(System.nanoTime());
      Object next = says.size() > 1 ? says.remove() : says.peek();
      if (next instanceof BackendException failure) {
        throw failure;
      }
      return next instanceof RemoteStatus status ? status : RemoteStatus.of((JobState) next);
    }

    @Override
    public synchronized Answer answer() {
      answers++;
      if (lostAnswers-- > 0) {
        throw new TransportException("cut off", false, null);
      }
      return new Answer(new byte[] {7}, Usage.free(1));
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
      return new ExecutionResult(handle, List.of(), List.of(), answer.usage());
    }
  }

  private static PolledJob job(Script script, PollSchedule schedule) {
    return new PolledJob(HANDLE, null, script, schedule);
  }

  @Test
  void aResultIsWaitedForAndFetchedOnce() {
    Script script = new Script(JobState.QUEUED, JobState.RUNNING, JobState.COMPLETED);
    PolledJob job = job(script, FAST);
    assertSame(HANDLE, job.await(LONG).job());
    assertEquals(7, job.answer(Duration.ZERO).orElseThrow().body()[0]);
    assertEquals(JobState.COMPLETED, job.state());
    assertEquals(3, script.asked.size());
    assertEquals(1, script.answers);
  }

  @Test
  void aCompletedJobIsThereWithoutPatience() {
    assertSame(HANDLE, job(new Script(JobState.COMPLETED), FAST).await(Duration.ZERO).job());
  }

  @Test
  void manyThreadsAskOnceInEachInterval() throws Exception {
    Duration interval = Duration.ofMillis(20);
    Script script =
        new Script(
            JobState.QUEUED,
            JobState.QUEUED,
            JobState.RUNNING,
            JobState.RUNNING,
            JobState.COMPLETED);
    PolledJob job = job(script, new PollSchedule(interval));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Object>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        calls.add(i % 2 == 0 ? () -> job.await(LONG) : job::state);
      }
      for (Future<Object> call : threads.invokeAll(calls)) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(5, script.asked.size());
    for (int i = 1; i < script.asked.size(); i++) {
      long between = script.asked.get(i) - script.asked.get(i - 1);
      assertTrue(between >= interval.toNanos(), between + " ns between two requests");
    }
    assertEquals(1, script.answers);
  }

  @Test
  void whatWillPassIsTolerated() {
    TransportException lost = new TransportException("503 for now", false, null);
    Script script = new Script(lost, JobState.RUNNING, lost, lost, JobState.COMPLETED);
    script.lostAnswers = 2;
    assertSame(HANDLE, job(script, FAST).await(LONG).job());
    assertEquals(5, script.asked.size(), "a completed job is not asked for its state again");
    assertEquals(3, script.answers);
  }

  @Test
  void otherFailuresEndTheWaitAndTheNextWaitAsksAgain() {
    Script script = new Script(new AuthenticationException("token expired"), JobState.COMPLETED);
    PolledJob job = job(script, FAST);
    assertThrows(AuthenticationException.class, () -> job.await(LONG));
    assertSame(HANDLE, job.await(LONG).job());
  }

  @Test
  void aTimeoutTellsWhereTheJobIsAndHowToGoOn() {
    RemoteStatus queued =
        new RemoteStatus(new JobStatus(JobState.QUEUED, OptionalInt.of(12), Optional.empty()), "");
    PolledJob job = job(new Script(queued), PollSchedule.standard());
    JobTimeoutException late =
        assertThrows(JobTimeoutException.class, () -> job.await(Duration.ofMillis(10)));
    assertEquals(
        "job j-42 of backend 'acme' is still QUEUED, 12 before it, after PT0S; it runs on, and"
            + " the same command, with --resume where it keeps a run, waits for it again",
        late.getMessage());
    assertEquals(12, job.status().queuePosition().orElseThrow());
  }

  @Test
  void aTimeoutTellsOfTheLastFault() {
    PolledJob job =
        job(new Script(new TransportException("no route", false, null)), PollSchedule.standard());
    JobTimeoutException late =
        assertThrows(JobTimeoutException.class, () -> job.await(Duration.ofMillis(5)));
    assertTrue(late.getMessage().contains("(last: no route)"), late.getMessage());
  }

  @Test
  void aFailedJobTellsWhy() {
    RemoteStatus failed = new RemoteStatus(JobStatus.of(JobState.FAILED), "1517: not ISA");
    Script script = new Script(failed);
    PolledJob job = job(script, FAST);
    for (int i = 0; i < 2; i++) {
      JobFailedException failure = assertThrows(JobFailedException.class, () -> job.await(LONG));
      assertEquals("job j-42 of backend 'acme' failed: 1517: not ISA", failure.getMessage());
    }
    assertEquals(1, script.asked.size());
    assertEquals(0, script.answers);
  }

  @Test
  void aCancelledJobSaysSo() {
    Script script = new Script(JobState.RUNNING, JobState.CANCELLED);
    PolledJob job = job(script, FAST);
    job.cancel();
    assertTrue(script.cancelled);
    JobFailedException failure = assertThrows(JobFailedException.class, () -> job.await(LONG));
    assertEquals("job j-42 of backend 'acme' was cancelled", failure.getMessage());
    assertEquals(JobState.CANCELLED, job.state());
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() {
    PolledJob job = job(new Script(JobState.RUNNING), PollSchedule.standard());
    Thread.currentThread().interrupt();
    JobTimeoutException ended = assertThrows(JobTimeoutException.class, () -> job.await(LONG));
    assertTrue(Thread.interrupted());
    assertTrue(ended.getMessage().contains("interrupted; it runs on"), ended.getMessage());
  }

  @Test
  void theStateIsAskedForWhenTheScheduleAllowsIt() {
    Script script = new Script(JobState.RUNNING);
    PolledJob job = job(script, PollSchedule.standard());
    assertEquals(JobState.QUEUED, job.status().state());
    assertEquals(JobState.RUNNING, job.state());
    assertEquals(JobState.RUNNING, job.state());
    assertEquals(1, script.asked.size());
  }
}
