package io.qubridge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Usage;
import io.qubridge.spi.AuthenticationException;
import io.qubridge.spi.Job;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJournalTest {
  private static final Budget PLENTY = Budget.usd(new BigDecimal("1000"));

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private JournalFile file;
  private final ScriptedService service = new ScriptedService();
  private final ScriptedBackend plugin = new ScriptedBackend(service);

  @BeforeEach
  void createFile() {
    file = JournalFile.create(folder.resolve("jobs.db"));
  }

  private Job submit(JobJournal journal, ExecutionRequest request) {
    Spending spending = new Spending(journal, "run", 0, PLENTY).withLookup(Duration.ZERO);
    return new JournaledBackend(ScriptedBackend.ID, "dev", "c", plugin, spending).submit(request);
  }

  private static String refusal(Runnable action) {
    String text = assertThrows(JournalException.class, action::run).getMessage();
    assertFalse(text.contains("\n"), text);
    return text;
  }

  @Test
  void anEntryTellsWhatBecameOfItsRequest() {
    ExecutionRequest request = Requests.of(2, 7);
    try (JobJournal journal = file.open()) {
      Job job = submit(journal, request);
      JournalEntry open = journal.entries(10).get(0);
      assertEquals(EntryState.SUBMITTED, open.state());
      assertEquals(Optional.of("job-1"), open.jobId());
      assertEquals(Optional.empty(), open.billed());
      assertEquals(ScriptedService.WORST, open.reserved());
      assertEquals("dev", open.device());
      job.await(Duration.ofSeconds(20));
    }
    try (JobJournal later = file.open()) {
      JournalEntry entry = later.entries(10).get(0);
      assertEquals(EntryState.COMPLETED, entry.state());
      assertEquals(Optional.of(ScriptedService.BILL), entry.billed());
      assertEquals(request.id(), entry.requestId());
      assertEquals(request, later.request(entry.id()));
      assertEquals(Optional.of(entry), later.entry(entry.id()));
      byte[] answer = later.answer(entry.id()).orElseThrow().body();
      assertTrue(Arrays.equals(service.answer("job-1"), answer));
    }
  }

  @Test
  void theNewestEntriesComeFirst() {
    try (JobJournal journal = file.open()) {
      for (int seed = 0; seed < 4; seed++) {
        submit(journal, Requests.of(1, seed));
      }
      List<JournalEntry> newest = journal.entries(3);
      assertEquals(List.of(4L, 3L, 2L), newest.stream().map(JournalEntry::id).toList());
    }
  }

  @Test
  void spendingCountsBillsWhereTheyAreKnownAndTheWorstCaseElsewhere() {
    try (JobJournal journal = file.open()) {
      submit(journal, Requests.of(1, 1)).await(Duration.ofSeconds(20));
      submit(journal, Requests.of(1, 2));
      plugin.refusal = new AuthenticationException("no");
      assertThrows(RuntimeException.class, () -> submit(journal, Requests.of(1, 3)));
      Spent spent = journal.spent(0);
      assertEquals(0, spent.ended().usd().compareTo(ScriptedService.BILL.usd()));
      assertEquals(0, spent.open().usd().compareTo(ScriptedService.WORST.usd()));
      assertEquals(Duration.ofSeconds(7), spent.total().qpuTime());
      assertEquals(Usage.NONE, journal.spent(3).total());
    }
  }

  @Test
  void aBudgetCountsFromWhereItsRunBeganWhateverTheClockSays() {
    try (JobJournal journal = file.open()) {
      submit(journal, Requests.of(1, 1));
      long after = journal.begin("later");
      assertEquals(Usage.NONE, journal.spent(after).total());
      submit(journal, Requests.of(1, 2));
      file.execute("UPDATE jobs SET created = created - 86400000 * id, updated = 0");
      submit(journal, Requests.of(1, 3));
      assertEquals(2, journal.spent(after).open().tasks());
      assertEquals(after, journal.begin("later"));
      assertEquals(Usage.NONE, journal.spent(journal.begin("")).total());
      assertEquals(Usage.NONE, journal.spent(journal.begin("latest")).total());
    }
  }

  @Test
  void aJournalOfTheFirstReleaseKeepsItsOrderAndItsRuns() {
    JournalFile old = new JournalFile(folder.resolve("old.db"));
    old.apply("V1__jobs.sql");
    for (int k = 1; k <= 4; k++) { // the third was reserved anew, after all others
      String run = k == 1 ? "first" : "second";
      int reserved = k == 3 ? 99 : k;
      old.execute(
          "INSERT INTO jobs VALUES (%d, '%s', 'd%d', 1, 'r%d', 'b', '', '', 'SUBMITTED', 'j', 1, 1, 0,"
                  .formatted(k, run, k, k)
              + " '%d', null, null, null, null, '1@1', 0, %d, 0, 0, '', x'00', null)"
                  .formatted(k, reserved));
    }
    old.apply("V2__reservations.sql");
    try (JobJournal journal = old.open()) {
      assertEquals(0, journal.begin("first"));
      assertEquals(1, journal.begin("second"));
      assertEquals(new BigDecimal("9"), journal.spent(1).open().usd());
      assertEquals(new BigDecimal("3"), journal.spent(3).open().usd());
    }
  }

  @Test
  void entriesAreChosenByStateBackendAndRun() {
    try (JobJournal journal = file.open()) {
      submit(journal, Requests.of(1, 1)).await(Duration.ofSeconds(20));
      submit(journal, Requests.of(1, 2));
      submit(journal, Requests.of(1, 3)).await(Duration.ofSeconds(20));
      file.execute("UPDATE jobs SET scope = 'ru%' WHERE id = 3");
      EntryFilter done =
          new EntryFilter(Set.of(EntryState.COMPLETED), Optional.of(ScriptedBackend.ID), "ru");
      assertEquals(List.of(3L, 1L), ids(journal.newest(done, 9)));
      assertEquals(List.of(3L), ids(journal.newest(done, 1)));
      assertEquals(List.of(1L, 3L), ids(journal.following(done, 0, 9)));
      assertEquals(List.of(3L), ids(journal.following(done, 1, 9)));
      assertEquals(2, journal.count(done));
      assertEquals(3, journal.count(EntryFilter.ALL));
      assertEquals(1, journal.count(new EntryFilter(Set.of(), Optional.empty(), "ru%")));
      assertEquals(0, journal.count(new EntryFilter(Set.of(), Optional.of("other"), "")));
    }
  }

  @Test
  void entriesAreNamedByTheBeginningOfTheirIds() {
    ExecutionRequest request = Requests.of(1, 1);
    try (JobJournal journal = file.open()) {
      submit(journal, request);
      submit(journal, Requests.of(1, 2));
      assertEquals(List.of(2L, 1L), ids(journal.named("job-", 9)));
      assertEquals(List.of(2L), ids(journal.named("job-2", 9)));
      assertEquals(List.of(1L), ids(journal.named(request.id().value().substring(0, 20), 9)));
      assertEquals(List.of(), ids(journal.named("%", 9)));
    }
  }

  private static List<Long> ids(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::id).toList();
  }

  @Test
  void anUnknownEntryIsNamed() {
    try (JobJournal journal = file.open()) {
      assertTrue(refusal(() -> journal.request(9)).contains("no entry 9"));
      assertTrue(refusal(() -> journal.settleNotAccepted(9)).contains("no entry 9"));
      assertTrue(refusal(() -> JournaledJob.takeUp(journal, 9, plugin)).contains("no entry 9"));
    }
  }

  @Test
  void onlyEntriesInDoubtAreSettled() {
    try (JobJournal journal = file.open()) {
      submit(journal, Requests.of(1, 1)).await(Duration.ofSeconds(20));
      assertTrue(refusal(() -> journal.settleNotAccepted(1)).contains("COMPLETED"));
      assertTrue(refusal(() -> journal.settleAccepted(1, "x")).contains("COMPLETED"));
    }
  }

  @Test
  void aSlipInASettledJobIdCanBeCorrected() {
    try (JobJournal journal = file.open()) {
      submit(journal, Requests.of(1, 1));
      file.execute("UPDATE jobs SET state = 'PREPARED', job_id = NULL");
      for (String slip : List.of("", " ", "a b", "job\n", "\u001b[31m", "x".repeat(501))) {
        assertThrows(
            IllegalArgumentException.class, () -> journal.settleAccepted(1, slip), () -> slip);
      }
      journal.settleAccepted(1, "job-7");
      journal.settleAccepted(1, "job-1");
      assertEquals(Optional.of("job-1"), journal.entry(1).orElseThrow().jobId());
      submit(journal, Requests.of(1, 1)).await(Duration.ofSeconds(20));
      assertEquals(EntryState.COMPLETED, journal.entry(1).orElseThrow().state());
    }
  }

  @Test
  void aJobThatTheProviderForgotIsGivenUpAndCountsWithItsWorstCase() {
    try (JobJournal journal = file.open()) {
      submit(journal, Requests.of(1, 1));
      journal.settleNotAccepted(1);
      assertEquals(EntryState.FAILED, journal.entry(1).orElseThrow().state());
      BigDecimal spent = journal.spent(0).ended().usd();
      assertEquals(0, spent.compareTo(ScriptedService.WORST.usd()));
      submit(journal, Requests.of(1, 1));
      assertEquals(2, journal.entry(2).orElseThrow().attempt());
    }
  }

  @Test
  void schemasOfOtherReleasesAreRefused() {
    file.execute("PRAGMA user_version = 3");
    assertTrue(refusal(file::open).contains("schema 3, this release knows 2; use a newer release"));
    file.execute("PRAGMA user_version = 1");
    assertTrue(refusal(file::open).contains("schema 1, this release needs 2"));
  }

  @Test
  void aDatabaseThatForgetsIsRefused() {
    String text =
        refusal(
            () ->
                JobJournal.open(
                    JournalFile.source(() -> DriverManager.getConnection("jdbc:sqlite::memory:")),
                    "memory"));
    assertTrue(text.contains("cannot be kept safe: its journal mode is memory"), text);
  }

  @Test
  void whatIsNoDatabaseIsRefused() throws IOException {
    Files.writeString(file.path(), "no database at all, but a letter to the editor of a journal");
    assertTrue(refusal(file::open).contains("is damaged or no SQLite database"));
  }

  @Test
  void aDamagedFileIsRefusedAndNothingIsSent() throws IOException {
    byte[] noise = new byte[8192];
    Arrays.fill(noise, (byte) 0x5a);
    try (JobJournal journal = file.open()) {
      submit(journal, Requests.of(1, 1)).await(Duration.ofSeconds(20));
    }
    try (var channel = Files.newByteChannel(file.path(), StandardOpenOption.WRITE)) {
      channel.position(4096);
      while (channel.position() < Files.size(file.path())) {
        channel.write(ByteBuffer.wrap(noise));
      }
    }
    String text =
        refusal(
            () -> {
              try (JobJournal journal = file.open()) {
                submit(journal, Requests.of(1, 2));
              }
            });
    assertTrue(text.contains("damaged"), text);
    assertEquals(1, service.jobs());
  }

  @Test
  void aRequestThatWasTamperedWithIsRefused() {
    try (JobJournal journal = file.open()) {
      submit(journal, Requests.of(1, 1));
      submit(journal, Requests.of(1, 2));
      file.execute(
          "UPDATE jobs SET request = (SELECT request FROM jobs WHERE id = 2) WHERE id = 1");
      assertTrue(refusal(() -> journal.request(1)).contains("is not the one that was sent"));
      file.execute("UPDATE jobs SET request = x'010203' WHERE id = 1");
      assertTrue(refusal(() -> journal.request(1)).contains("the request of entry 1"));
    }
  }

  @Test
  void anEntryThatWasTamperedWithIsRefused() {
    try (JobJournal journal = file.open()) {
      submit(journal, Requests.of(1, 1));
      file.execute("UPDATE jobs SET reserved_usd = 'much'");
      assertTrue(refusal(() -> journal.entries(1)).contains("is damaged"));
      assertTrue(refusal(() -> submit(journal, Requests.of(1, 2))).contains("is damaged"));
    }
    assertEquals(1, service.jobs());
  }

  @Test
  void aFullDiskIsOneLineAndNothingIsSent() {
    JobJournal journal =
        JobJournal.open(
            JournalFile.source(
                () -> {
                  Connection connection = file.connect();
                  try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA max_page_count = 8");
                  }
                  return connection;
                }),
            "test.db");
    try (journal) {
      String text =
          refusal(
              () -> {
                for (int seed = 0; seed < 200; seed++) {
                  submit(journal, Requests.of(2, seed));
                }
              });
      assertTrue(text.contains("does not fit on its disk; make room"), text);
      assertEquals(journal.entries(1000).size(), service.jobs());
    }
  }

  @Test
  void aLockedJournalIsOneLineAndNothingIsSent() throws SQLException {
    try (Connection other = file.connect();
        Statement statement = other.createStatement();
        JobJournal journal =
            JobJournal.open(
                JournalFile.source(file::connect), "test.db", "1@1", Duration.ofMillis(50))) {
      statement.execute("BEGIN IMMEDIATE");
      String text = refusal(() -> submit(journal, Requests.of(1, 1)));
      assertTrue(text.contains("locked by another process for PT0.05S"), text);
      assertEquals(0, service.jobs());
      statement.execute("ROLLBACK");
      submit(journal, Requests.of(1, 1));
      assertEquals(1, service.jobs());
    }
  }
}
