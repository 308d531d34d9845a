package io.qubridge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.Usage;
import io.qubridge.spi.AuthenticationException;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobTimeoutException;
import io.qubridge.spi.MalformedResponseException;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.TransportException;
import io.qubridge.support.SplitJob;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledBackendTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Budget PLENTY = Budget.usd(new BigDecimal("1000"));

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private JournalFile file;
  private JobJournal journal;
  private final ScriptedService service = new ScriptedService();
  private final ScriptedBackend plugin = new ScriptedBackend(service);
  private final ExecutionRequest request = Requests.of(2, 1);

  @BeforeEach
  void openJournal() {
    file = JournalFile.create(folder.resolve("jobs.db"));
    journal = file.open();
  }

  @AfterEach
  void closeJournal() {
    journal.close();
  }

  private JournaledBackend backend(String scope) {
    return backend(scope, PLENTY);
  }

  private JournaledBackend backend(String scope, Budget budget) {
    return backend(new Spending(journal, scope, 0, budget).withLookup(Duration.ZERO), "c");
  }

  private JournaledBackend backend(Spending spending, String configuration) {
    return new JournaledBackend(ScriptedBackend.ID, "dev", configuration, plugin, spending);
  }

  private JournalEntry entry(long id) {
    return journal.entry(id).orElseThrow();
  }

  private static TransportException lost(boolean mayHaveBeenAccepted) {
    return new TransportException("connection reset", mayHaveBeenAccepted, null);
  }

  private static String line(RuntimeException failure) {
    assertEquals(1, failure.getMessage().lines().count(), failure.getMessage());
    return failure.getMessage();
  }

  @Test
  void aRunReadsWhatIsCompletedWithoutTheProvider() {
    List<PubResult> first = backend("run").submit(request).await(LONG).pubs();
    int asked = service.statusRequests();
    ExecutionRequest again = Requests.of(2, 1);
    assertNotEquals(request.id(), again.id());
    Job job = backend("run").submit(again);
    assertEquals(JobState.COMPLETED, job.state());
    assertEquals(first, job.await(Duration.ZERO).pubs());
    assertEquals(first, job.await(Duration.ZERO).pubs());
    assertEquals(1, service.jobs());
    assertEquals(asked, service.statusRequests());
  }

  @Test
  void runsDoNotShareJobsNorDoDevices() {
    backend("run").submit(request).await(LONG);
    backend("other").submit(request).await(LONG);
    Spending spending = new Spending(journal, "run", 0, PLENTY);
    new JournaledBackend(ScriptedBackend.ID, "dev2", "c", plugin, spending).submit(request);
    assertEquals(3, service.jobs());
  }

  @Test
  void aPollThatTimesOutLeavesTheJobAndNothingIsSentAgain() {
    service.takeLong();
    Job job = backend("run").submit(request);
    for (int i = 0; i < 3; i++) {
      JobTimeoutException late =
          assertThrows(
              JobTimeoutException.class,
              () -> backend("run").submit(request).await(Duration.ofMillis(5)));
      assertTrue(line(late).contains("job job-1 of backend 'scripted' is still RUNNING"));
      assertTrue(line(late).contains("runs on") && line(late).contains("--resume"));
      assertTrue(line(late).endsWith("as does 'qubridge jobs fetch 1'"), late.getMessage());
    }
    service.finish();
    assertEquals(1, job.await(LONG).pubs().size());
    assertEquals(1, service.jobs());
  }

  @Test
  void aLostAnswerIsLookedUpAndTakenUp() {
    plugin.lostAnswer = lost(true);
    assertEquals("job-1", backend("run").submit(request).handle().jobId());
    assertEquals(1, service.jobs());
  }

  @Test
  void anUnreadableAnswerIsLookedUpAndTakenUp() {
    plugin.lostAnswer = new MalformedResponseException("HTML instead of JSON");
    assertEquals("job-1", backend("run").submit(request).handle().jobId());
    plugin.lostAnswer = new IllegalStateException("a defect of the plugin");
    assertEquals("job-2", backend("run").submit(Requests.of(2, 2)).handle().jobId());
    assertEquals(2, service.jobs());
  }

  @Test
  void aJobThatShowsUpLateIsTakenUp() {
    plugin.lostAnswer = lost(true);
    plugin.blindSearches = 1;
    Spending spending = new Spending(journal, "run", 0, PLENTY);
    backend(spending.withLookup(Duration.ofMillis(50)), "c").submit(request);
    assertEquals(1, service.jobs());
  }

  @Test
  void aClockThatWasSetBackDoesNotProlongTheSearch() {
    plugin.without(Feature.FIND);
    plugin.refusal = lost(true);
    assertThrows(UnsettledJobException.class, () -> backend("run").submit(request));
    file.execute("UPDATE jobs SET updated = updated + 86400000");
    ScriptedBackend finding = new ScriptedBackend(service);
    Spending spending = new Spending(journal, "run", 0, PLENTY).withLookup(Duration.ofMillis(5));
    new JournaledBackend(ScriptedBackend.ID, "dev", "c", finding, spending).submit(request);
    assertEquals(1, service.jobs());
  }

  @Test
  void aRequestThatIsKnownNotToBeThereIsSentAgainUnderItsId() {
    plugin.refusal = lost(true);
    Job job = backend("run").submit(request);
    assertEquals(request.id(), job.handle().requestId());
    assertEquals(request.id(), service.job("job-1").request.id());
    assertEquals(1, journal.entries(10).size());
    assertEquals(1, service.jobs());
  }

  @Test
  void whatCannotBeKnownStopsTheCommandUntilItIsSettled() {
    plugin.without(Feature.FIND);
    plugin.lostAnswer = lost(true);
    for (int i = 0; i < 2; i++) {
      UnsettledJobException doubt =
          assertThrows(UnsettledJobException.class, () -> backend("run").submit(request));
      assertEquals(1, doubt.entry());
      assertTrue(line(doubt).contains("jobs settle 1 --job JOB"));
      assertTrue(line(doubt).contains("--not-accepted"));
    }
    assertEquals(1, service.jobs());

    journal.settleAccepted(1, "job-1");
    assertEquals(1, backend("run").submit(request).await(LONG).pubs().size());
    assertEquals(1, service.jobs());
  }

  @Test
  void whatTheUserSettlesAsNotAcceptedIsSent() {
    plugin.without(Feature.FIND);
    plugin.refusal = lost(true);
    assertThrows(UnsettledJobException.class, () -> backend("run").submit(request));
    journal.settleNotAccepted(1);
    assertEquals(EntryState.REFUSED, entry(1).state());
    backend("run").submit(request);
    assertEquals(2, entry(2).attempt());
    assertEquals(1, service.jobs());
  }

  @Test
  void aSearchThatFailsLeavesTheDoubtForLater() {
    plugin.lostAnswer = lost(true);
    plugin.searchFault = lost(false);
    UnsettledJobException doubt =
        assertThrows(UnsettledJobException.class, () -> backend("run").submit(request));
    assertTrue(line(doubt).contains("could not be asked: connection reset"));
    assertEquals(EntryState.PREPARED, entry(1).state());
    plugin.searchFault = null;
    assertEquals("job-1", backend("run").submit(request).handle().jobId());
    assertEquals(1, service.jobs());
  }

  @Test
  void aRefusalFreesWhatWasReserved() {
    for (RuntimeException refusal :
        List.of(new AuthenticationException("bad token"), lost(false))) {
      plugin.refusal = refusal;
      assertSame(
          refusal, assertThrows(BackendException.class, () -> backend("run").submit(request)));
    }
    assertEquals(EntryState.REFUSED, entry(1).state());
    assertEquals("bad token", entry(1).message());
    assertEquals(0, journal.spent(0).total().usd().signum());
    assertEquals(0, service.jobs());
  }

  @Test
  void aFailedJobIsCountedAndTheNextAttemptIsAnotherEntry() {
    service.takeLong();
    Job job = backend("run").submit(request);
    service.end("job-1", JobState.FAILED);
    JobFailedException failure = assertThrows(JobFailedException.class, () -> job.await(LONG));
    assertTrue(line(failure).contains("code 1517, not ISA"));
    assertEquals(EntryState.FAILED, entry(1).state());
    assertEquals(ScriptedService.WORST.qpuTime(), journal.spent(0).ended().qpuTime());

    Job second = backend("run").submit(request);
    assertNotEquals(job.handle().requestId(), second.handle().requestId());
    assertEquals(2, entry(2).attempt());
  }

  @Test
  void aCancelledJobIsMarked() {
    service.takeLong();
    backend("run").submit(request).cancel();
    assertEquals(EntryState.CANCELLED, entry(1).state());
  }

  @Test
  void theAnswerOutlivesAFaultInItsDecoding() {
    plugin.decodes = false;
    assertThrows(
        MalformedResponseException.class, () -> backend("run").submit(request).await(LONG));
    assertEquals(EntryState.COMPLETED, entry(1).state());
    plugin.decodes = true;
    assertEquals(1, backend("run").submit(request).await(Duration.ZERO).pubs().size());
    assertEquals(1, service.jobs());
  }

  @Test
  void outsideOfRunsADeliveredResultIsNotGivenTwice() {
    backend("").submit(request).await(LONG);
    assertTrue(entry(1).delivered());
    backend("").submit(request).await(LONG);
    assertEquals(2, service.jobs());
  }

  @Test
  void outsideOfRunsWhatADeadProcessLeftIsTakenUpOnce() {
    backend("").submit(request);
    backend("").submit(Requests.of(2, 2));
    assertEquals(2, service.jobs());
    try (JobJournal later = file.open(Owner.current().toString())) {
      Spending spending = new Spending(later, "", 0, PLENTY);
      assertEquals("job-1", backend(spending, "c").submit(request).handle().jobId());
      assertEquals("job-3", backend(spending, "c").submit(request).handle().jobId());
      assertEquals("job-4", backend(spending, "other").submit(Requests.of(2, 2)).handle().jobId());
    }
  }

  @Test
  void outsideOfRunsAnAnswerThatADeadProcessLeftIsGivenOnce() {
    backend("").submit(request).answer(LONG);
    assertEquals(EntryState.COMPLETED, entry(1).state());
    assertFalse(entry(1).delivered());
    try (JobJournal later = file.open(Owner.current().toString())) {
      Spending spending = new Spending(later, "", 0, PLENTY);
      assertEquals("job-1", backend(spending, "c").submit(request).handle().jobId());
      assertEquals("job-2", backend(spending, "c").submit(request).handle().jobId());
    }
  }

  @Test
  void aRunIsNotContinuedWhileAnotherProcessIsSendingForIt() {
    plugin.without(Feature.FIND);
    plugin.lostAnswer = lost(true);
    try (JobJournal alive = file.open(Owner.current().toString())) {
      Spending spending = new Spending(alive, "run", 0, PLENTY);
      assertThrows(UnsettledJobException.class, () -> backend(spending, "c").submit(request));
      JournalException refusal =
          assertThrows(JournalException.class, () -> backend("run").submit(request));
      assertTrue(line(refusal).contains("is being sent by process"));
      assertThrows(JournalException.class, () -> journal.settleNotAccepted(1));
    }
    assertEquals(1, service.jobs());
  }

  @Test
  void theCapIsKeptOverAllRuns() {
    Budget three = Budget.usd(new BigDecimal("4.50"));
    service.takeLong();
    backend("a", three).submit(Requests.of(1, 1));
    backend("b", three).submit(Requests.of(1, 2));
    backend("", three).submit(Requests.of(1, 3));
    QuotaExceededException refusal =
        assertThrows(
            QuotaExceededException.class, () -> backend("c", three).submit(Requests.of(1, 4)));
    assertTrue(line(refusal).contains("$1.5, after $0 spent and $4.5 reserved"));
    assertEquals(3, service.jobs());
    assertEquals(3, journal.entries(10).size());
  }

  @Test
  void whatWasNotBilledMayBeSpentAgain() {
    Budget budget = Budget.usd(new BigDecimal("2.70"));
    backend("a", budget).submit(Requests.of(1, 1)).await(LONG);
    backend("a", budget).submit(Requests.of(1, 2));
    assertThrows(
        QuotaExceededException.class, () -> backend("a", budget).submit(Requests.of(1, 3)));
    assertEquals(2, service.jobs());
  }

  @Test
  void anUnknownPriceIsRefusedUnderACostCap() {
    plugin.worst = new Usage(1, 100, Duration.ofSeconds(1), null);
    assertThrows(QuotaExceededException.class, () -> backend("run").submit(request));
    backend("run", Budget.qpuTime(Duration.ofSeconds(1))).submit(request);
    assertEquals(1, service.jobs());
  }

  @Test
  void aRequestThatIsOverTheBudgetAsAWholeIsNotBegun() {
    ExecutionRequest large = Requests.of(6, 1);
    Budget two = Budget.usd(new BigDecimal("4.49"));
    QuotaExceededException refusal =
        assertThrows(
            QuotaExceededException.class, () -> SplitJob.submit(backend("run", two), large));
    assertTrue(line(refusal).contains("the next request may cost $4.5, after $0 spent"));
    assertEquals(0, service.jobs());
    assertEquals(List.of(), journal.entries(10));
  }

  @Test
  void partsThatTheJournalKnowsAreNotCountedTwice() {
    ExecutionRequest large = Requests.of(6, 1);
    Budget three = Budget.usd(new BigDecimal("4.50"));
    service.takeLong();
    SplitJob.submit(backend("run", three), large);
    SplitJob.submit(backend("run", three), large);
    assertEquals(3, service.jobs());
  }

  @Test
  void partsThatWerePaidGoOnWhenAnotherRunSpendsTheRest() {
    ExecutionRequest large = Requests.of(6, 1);
    Budget three = Budget.usd(new BigDecimal("4.50"));
    JobListener greedy =
        news -> {
          if (news.entry() == 2 && service.jobs() == 2) {
            backend("other").submit(Requests.of(1, 7));
          }
        };
    Spending spending = new Spending(journal, "run", 0, three).withListener(greedy);
    service.takeLong();
    assertThrows(
        QuotaExceededException.class, () -> SplitJob.submit(backend(spending, "c"), large));
    assertEquals(3, service.jobs());
    assertEquals(JobState.QUEUED, service.job("job-1").state);
    service.finish();
    SplitJob.submit(backend("run"), large).await(LONG);
    assertEquals(4, service.jobs());
  }

  @Test
  void aBackendThatCannotTakeUpJobsIsRefused() {
    plugin.without(Feature.RESUME);
    BackendException refusal =
        assertThrows(BackendException.class, () -> backend("run").submit(request));
    assertTrue(line(refusal).contains("does not declare RESUME"));
    assertEquals(0, service.jobs());
  }

  @Test
  void theListenerHearsOfStateQueueAndMoney() {
    List<JobProgress> heard = new ArrayList<>();
    Spending spending = new Spending(journal, "run", 0, PLENTY).withListener(heard::add);
    backend(spending, "c").submit(request).await(LONG);
    assertEquals(JobState.QUEUED, heard.get(0).status().state());
    JobProgress last = heard.get(heard.size() - 1);
    assertEquals(JobState.COMPLETED, last.status().state());
    assertEquals("job-1", last.job().jobId());
    assertEquals(0, last.spent().ended().usd().compareTo(ScriptedService.BILL.usd()));
  }

  @Test
  void aJobIsTakenUpFromItsEntryWithoutABudget() {
    List<PubResult> wanted = backend("run").submit(request).await(LONG).pubs();
    backend("run").submit(Requests.of(2, 2));
    assertEquals(wanted, JournaledJob.takeUp(journal, 1, plugin).await(Duration.ZERO).pubs());
    JournaledJob.takeUp(journal, 2, plugin).await(LONG);
    assertEquals(EntryState.COMPLETED, entry(2).state());
  }

  @Test
  void gradientsFromInsideTheBackendAreKept() {
    assertTrue(backend("run").differentiator().isPresent());
  }

  @Test
  void threadsThatAskTheSameInARunShareAJob() throws Exception {
    JournaledBackend backend = backend("run");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<PubResult>>> calls = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        ExecutionRequest asked = Requests.of(2, i % 3);
        calls.add(() -> backend.submit(asked).await(LONG).pubs());
      }
      for (Future<List<PubResult>> result : threads.invokeAll(calls)) {
        assertEquals(1, result.get().size());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(3, service.jobs());
  }
}
