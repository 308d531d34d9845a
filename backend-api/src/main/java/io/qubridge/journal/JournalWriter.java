package io.qubridge.journal;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.spi.Answer;
import io.qubridge.spi.UnsupportedCircuitException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What submissions write into a journal: which process works on an entry, what is reserved for it,
 * how far it has come. Each write is on the disk when its call returns. Safe for several threads.
 */
final class JournalWriter {
  private final JournalDatabase database;
  private final String owner;

  /**
   * Writes for a process.
   *
   * @param owner the process, as {@link Owner#toString} gives it
   */
  JournalWriter(JournalDatabase database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  /**
   * The entry that stands for a request, which from now on this process works on; empty where the
   * request is to be sent. In a run that is the last attempt, unless it ended without a result;
   * outside of runs the oldest one that was not delivered and whose process has ended, which no
   * other process gets then.
   *
   * @throws JournalException if another process, which is alive, is about to send it
   */
  Optional<JournalEntry> claim(RequestKey key) {
    return database.write(connection -> claim(new JobTable(connection), key));
  }

  /** Whether an entry stands for a request, so that it would not be sent. */
  boolean knows(RequestKey key) {
    return database.read(connection -> standIn(new JobTable(connection), key)).isPresent();
  }

  private Optional<JournalEntry> claim(JobTable table, RequestKey key) throws SQLException {
    Optional<JournalEntry> claimed = standIn(table, key);
    if (claimed.isEmpty()) {
      return claimed;
    }
    JournalEntry entry = claimed.get();
    boolean mine = entry.owner().equals(owner);
    if (entry.state() == EntryState.PREPARED && !mine && Owner.alive(entry.owner())) {
      throw new JournalException(
          "entry "
              + entry.id()
              + " of this run is being sent by process "
              + entry.owner()
              + "; let that end before the run is resumed");
    }
    if (!mine && (entry.state().open() || key.scope().isEmpty())) {
      table.update("owner = ?", owner, entry.id());
    }
    return claimed;
  }

  private static Optional<JournalEntry> standIn(JobTable table, RequestKey key)
      throws SQLException {
    List<JournalEntry> known = table.ofKey(key);
    if (key.scope().isEmpty()) {
      return known.stream().filter(JournalWriter::abandoned).findFirst();
    }
    int last = Math.max(0, known.size() - 1);
    return known.stream().skip(last).filter(JournalWriter::useful).findFirst();
  }

  private static boolean useful(JournalEntry entry) {
    return entry.state().open() || entry.state() == EntryState.COMPLETED;
  }

  private static boolean abandoned(JournalEntry entry) {
    return useful(entry) && !entry.delivered() && !Owner.alive(entry.owner());
  }

  /**
   * Writes a request down and reserves its worst case, unless it is known by now.
   *
   * @throws io.qubridge.spi.QuotaExceededException if that is over the budget
   * @throws UnsupportedCircuitException if it cannot be written down
   */
  Optional<JournalEntry> prepare(
      RequestKey key, ExecutionRequest request, Usage worst, Spending spending) {
    byte[] packed = pack(request);
    return database.write(
        connection -> {
          JobTable table = new JobTable(connection);
          if (claim(table, key).isPresent()) {
            return Optional.empty();
          }
          spending.budget().requireRoom(table.spent(spending.after(), JobJournal.NO_ENTRY), worst);
          boolean fresh = table.ofRequest(request.id()).isEmpty();
          RequestId id = fresh ? request.id() : RequestId.random();
          int attempt = table.ofKey(key).size() + 1;
          return table.ofId(table.insert(key, id, attempt, worst, owner, packed, now()));
        });
  }

  private static byte[] pack(ExecutionRequest request) {
    try {
      return Packed.pack(RequestCodec.write(request));
    } catch (IllegalArgumentException fault) {
      throw new UnsupportedCircuitException(
          "the request cannot be written into the journal as OpenQASM 3: "
              + OneLine.of(fault.getMessage()));
    }
  }

  /**
   * Reserves the worst case of an entry that is sent again.
   *
   * @throws io.qubridge.spi.QuotaExceededException if that is over the budget
   */
  void reserveAgain(long id, Usage worst, Spending spending) {
    database.write(
        connection -> {
          JobTable table = new JobTable(connection);
          spending.budget().requireRoom(table.spent(spending.after(), id), worst);
          table.reserve(id, worst, owner, now());
          return id;
        });
  }

  /** The provider has accepted an entry. */
  void submitted(long id, String jobId) {
    database.write(
        connection ->
            new JobTable(connection)
                .update(
                    "state = 'SUBMITTED', job_id = ?, owner = ?, updated = ?",
                    jobId,
                    owner,
                    now(),
                    id));
  }

  /** The provider has answered. */
  void completed(long id, Answer answer) {
    byte[] packed = Packed.pack(answer.body());
    database.write(
        connection -> {
          new JobTable(connection).complete(id, answer.usage(), packed, now());
          return id;
        });
  }

  /** An entry has ended without a result. */
  void ended(long id, EntryState state, String message) {
    database.write(
        connection ->
            new JobTable(connection)
                .update(
                    "state = ?, message = ?, updated = ?",
                    state.name(),
                    OneLine.of(message),
                    now(),
                    id));
  }

  /** The result of an entry was handed out. */
  void delivered(long id) {
    database.write(
        connection -> new JobTable(connection).update("delivered = 1, updated = ?", now(), id));
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
