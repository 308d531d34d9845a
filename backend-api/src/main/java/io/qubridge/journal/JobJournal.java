package io.qubridge.journal;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.spi.Answer;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.support.RequestDigest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * All requests that a user's processes have sent to providers that cost money or quota, with their
 * answers: an SQLite database.
 *
 * <p>The application brings the driver and applies the schema, the SQL files {@code
 * db/journal/V*.sql} on the class path, with a migration tool. Several processes may have a journal
 * open at once; each write is on the disk when its call returns. Safe for several threads. It holds
 * programs, parameters and counts, and no setting, so no secret.
 */
public final class JobJournal implements AutoCloseable {
  /** The version of the schema that this release reads and writes. */
  public static final int SCHEMA_VERSION = 1;

  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(30);
  private static final long NO_ENTRY = -1;
  private static final String SETTLED = "settled by the user";
  private static final Pattern JOB_ID = Pattern.compile("[\\x21-\\x7e]{1,500}");

  private final JournalDatabase database;
  private final String owner;

  private JobJournal(JournalDatabase database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  /**
   * Opens a journal whose schema is in place.
   *
   * @param source connections to the database
   * @param place what the user knows it by, for messages: its file
   * @throws JournalException if it cannot be opened, is no journal or a damaged one, has a schema
   *     of another release, or cannot be made to write ahead (WAL) and through (FULL)
   */
  public static JobJournal open(DataSource source, String place) {
    return open(source, place, Owner.current().toString(), BUSY_TIMEOUT);
  }

  /** Opens a journal for a process that may be another than this. */
  static JobJournal open(DataSource source, String place, String owner, Duration busyTimeout) {
    return new JobJournal(new JournalDatabase(source, place, busyTimeout), owner);
  }

  /** The newest entries, the newest first. */
  public List<JournalEntry> entries(int most) {
    return database.read(connection -> new JobTable(connection).newest(most));
  }

  /** One entry. */
  public Optional<JournalEntry> entry(long id) {
    return database.read(connection -> new JobTable(connection).ofId(id));
  }

  /**
   * The request of an entry, under the id that the provider knows.
   *
   * @throws JournalException if there is no such entry or it is damaged
   */
  public ExecutionRequest request(long id) {
    JournalEntry entry = require(id);
    byte[] packed = blob("request", id).orElse(new byte[0]);
    try {
      ExecutionRequest request = RequestCodec.read(entry.requestId(), Packed.unpack(packed));
      if (RequestDigest.of(request).equals(entry.digest())) {
        return request;
      }
    } catch (IOException fault) {
      throw database.damaged("the request of entry " + id + ": " + OneLine.of(fault.getMessage()));
    }
    throw database.damaged("the request of entry " + id + " is not the one that was sent");
  }

  /**
   * The provider's answer to an entry as it came.
   *
   * @throws JournalException if there is no such entry or it is damaged
   */
  public Optional<Answer> answer(long id) {
    JournalEntry entry = require(id);
    Optional<byte[]> packed = blob("answer", id);
    if (packed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Answer(Packed.unpack(packed.get()), entry.billed().orElse(entry.reserved())));
    } catch (IOException fault) {
      throw database.damaged("the answer of entry " + id + ": " + OneLine.of(fault.getMessage()));
    }
  }

  private Optional<byte[]> blob(String column, long id) {
    return database.read(connection -> new JobTable(connection).blob(column, id));
  }

  /** What was spent and reserved since a moment, by all processes of the journal. */
  public Spent spent(Instant since) {
    return database.read(
        connection -> new JobTable(connection).spent(since.toEpochMilli(), NO_ENTRY));
  }

  /**
   * Settles an entry in doubt: the provider has it. One that was settled so already takes the new
   * id, lest a slip has to be given up and paid again.
   *
   * @param jobId the provider's id of the job: up to 500 visible ASCII characters
   * @throws IllegalArgumentException if that is no job id
   * @throws JournalException if there is no such entry or it is not in doubt
   */
  public void settleAccepted(long id, String jobId) {
    if (!JOB_ID.matcher(jobId).matches()) {
      throw new IllegalArgumentException(
          "'" + OneLine.of(jobId) + "' is no job id; give it as the provider's list shows it");
    }
    settle(id, JobJournal::mayBeAccepted, EntryState.SUBMITTED, jobId);
  }

  private static boolean mayBeAccepted(JournalEntry entry) {
    return entry.state() == EntryState.PREPARED
        || (entry.state() == EntryState.SUBMITTED && entry.message().equals(SETTLED));
  }

  /**
   * Settles an entry in doubt: the provider does not have it. A submitted entry, whose job the
   * provider no longer knows, is given up; it counts with its worst case.
   *
   * @throws JournalException if there is no such entry or it has ended
   */
  public void settleNotAccepted(long id) {
    EntryState end =
        require(id).state() == EntryState.PREPARED ? EntryState.REFUSED : EntryState.FAILED;
    settle(id, entry -> entry.state().open(), end, null);
  }

  private void settle(long id, Predicate<JournalEntry> may, EntryState state, String jobId) {
    database.write(
        connection -> {
          JobTable table = new JobTable(connection);
          JournalEntry entry = table.ofId(id).orElseThrow(() -> unknown(id));
          boolean taken = Owner.alive(entry.owner()) && !entry.owner().equals(owner);
          if (!may.test(entry) || taken) {
            throw new JournalException(
                "entry "
                    + id
                    + " is "
                    + entry.state()
                    + (taken && entry.state().open()
                        ? " and process " + entry.owner() + " works on it"
                        : "")
                    + "; only one in doubt can be settled");
          }
          return table.update(
              "state = ?, job_id = coalesce(?, job_id), message = ?, updated = ?",
              state.name(),
              jobId,
              SETTLED,
              now(),
              id);
        });
  }

  @Override
  public void close() {
    database.close();
  }

  /**
   * The entry that stands for a request, which from now on this process works on; empty where the
   * request is to be sent. In a run that is the last attempt, unless it ended without a result;
   * outside of runs the oldest one that was not delivered and whose process has ended.
   *
   * @throws JournalException if another process, which is alive, is about to send it
   */
  Optional<JournalEntry> claim(RequestKey key) {
    return database.write(connection -> claim(new JobTable(connection), key));
  }

  private Optional<JournalEntry> claim(JobTable table, RequestKey key) throws SQLException {
    List<JournalEntry> known = table.ofKey(key);
    Optional<JournalEntry> claimed =
        key.scope().isEmpty()
            ? known.stream().filter(JobJournal::abandoned).findFirst()
            : known.stream()
                .skip(Math.max(0, known.size() - 1))
                .filter(JobJournal::useful)
                .findFirst();
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
    if (!mine && entry.state().open()) {
      table.update("owner = ?", owner, entry.id());
    }
    return claimed;
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
          spending.budget().requireRoom(table.spent(since(spending), NO_ENTRY), worst);
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
          spending.budget().requireRoom(table.spent(since(spending), id), worst);
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

  /**
   * The entry of an id.
   *
   * @throws JournalException if there is none
   */
  JournalEntry require(long id) {
    return entry(id).orElseThrow(() -> unknown(id));
  }

  private static JournalException unknown(long id) {
    return new JournalException(
        "the journal has no entry " + id + "; 'qubridge jobs list' shows those that it has");
  }

  private static long since(Spending spending) {
    return spending.since().toEpochMilli();
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
