package io.qubridge.journal;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.spi.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * All requests that a user's processes have sent to providers that cost money or quota, with their
 * answers: an SQLite database.
 *
 * <p>The application brings the driver and applies the schema, the SQL files {@code
 * db/journal/V*.sql} beside this package, with a migration tool. Several processes may have a
 * journal open at once; each write is on the disk when its call returns. Safe for several threads.
 * It holds programs, parameters and counts, and no setting, so no secret.
 */
public final class JobJournal implements AutoCloseable {
  /** The version of the schema that this release reads and writes. */
  public static final int SCHEMA_VERSION = 1;

  private JobJournal() {}

  /**
   * Opens a journal whose schema is in place.
   *
   * @param source connections to the database
   * @param place what the user knows it by, for messages: its file
   * @throws JournalException if it cannot be opened, is no journal or a damaged one, has a schema
   *     of another release, or cannot be made to write ahead (WAL) and through (FULL)
   */
  public static JobJournal open(DataSource source, String place) {
    throw new UnsupportedOperationException();
  }

  /** The newest entries, the newest first. */
  public List<JournalEntry> entries(int most) {
    throw new UnsupportedOperationException();
  }

  /** One entry. */
  public Optional<JournalEntry> entry(long id) {
    throw new UnsupportedOperationException();
  }

  /**
   * The request of an entry, under the id that the provider knows.
   *
   * @throws JournalException if there is no such entry or it is damaged
   */
  public ExecutionRequest request(long id) {
    throw new UnsupportedOperationException();
  }

  /**
   * The provider's answer to an entry as it came.
   *
   * @throws JournalException if there is no such entry or it is damaged
   */
  public Optional<Answer> answer(long id) {
    throw new UnsupportedOperationException();
  }

  /** What was spent and reserved since a moment, by all processes of the journal. */
  public Spent spent(Instant since) {
    throw new UnsupportedOperationException();
  }

  /**
   * Settles an entry in doubt: the provider has it.
   *
   * @throws JournalException if there is no such entry or it is not in doubt
   */
  public void settleAccepted(long id, String jobId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Settles an entry in doubt: the provider does not have it. A submitted entry, whose job the
   * provider no longer knows, is given up; it counts with its worst case.
   *
   * @throws JournalException if there is no such entry or it has ended
   */
  public void settleNotAccepted(long id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
