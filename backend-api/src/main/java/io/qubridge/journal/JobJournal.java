package io.qubridge.journal;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.spi.Answer;
import io.qubridge.support.RequestDigest;
import java.io.IOException;
import java.time.Duration;
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
  public static final int SCHEMA_VERSION = 2;

  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(30);

  /** Stands for no entry where one is left out. */
  static final long NO_ENTRY = -1;

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
    return newest(EntryFilter.ALL, most);
  }

  /** The newest entries that a filter takes, the newest first. */
  public List<JournalEntry> newest(EntryFilter filter, int most) {
    return database.read(connection -> new JobTable(connection).newest(filter, most));
  }

  /** The first entries behind an entry that a filter takes, the oldest first; 0 is before all. */
  public List<JournalEntry> following(EntryFilter filter, long id, int most) {
    return database.read(connection -> new JobTable(connection).following(filter, id, most));
  }

  /** How many entries a filter takes. */
  public long count(EntryFilter filter) {
    return database.read(connection -> new JobTable(connection).count(filter));
  }

  /** Entries whose provider's job id or request id begins with a text, the newest first. */
  public List<JournalEntry> named(String beginning, int most) {
    return database.read(connection -> new JobTable(connection).named(beginning, most));
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
      String digest = RequestDigest.of(request);
      if (entry.isGradient()
          ? entry.digest().endsWith("-" + digest)
          : entry.digest().equals(digest)) {
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

  /**
   * What the answer to a gradient's entry says.
   *
   * @throws JournalException if there is no such entry, it is damaged, or asks for no gradient
   */
  public Optional<ValueAndGradient> gradient(long id) {
    if (!require(id).isGradient()) {
      throw new JournalException("entry " + id + " is a job, not a gradient");
    }
    EstimatorPub pub = (EstimatorPub) request(id).pubs().get(0);
    return answer(id).map(answer -> JournaledDifferentiator.read(pub, answer.body()));
  }

  private Optional<byte[]> blob(String column, long id) {
    return database.read(connection -> new JobTable(connection).blob(column, id));
  }

  /**
   * Where a run stands in the order of reservations: the number of the last one before it began. A
   * run that the journal knows keeps its place however often it is continued; what keeps no run
   * begins now.
   *
   * @param scope the id of the run; empty for a command that keeps no run
   */
  public long begin(String scope) {
    return database.write(connection -> new JobTable(connection).begin(scope));
  }

  /** What was spent and reserved after a reservation, by all processes of the journal. */
  public Spent spent(long after) {
    return database.read(connection -> new JobTable(connection).spent(after, NO_ENTRY));
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
              System.currentTimeMillis(),
              id);
        });
  }

  /** What submissions write. */
  JournalWriter writer() {
    return new JournalWriter(database, owner);
  }

  @Override
  public void close() {
    database.close();
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
}
