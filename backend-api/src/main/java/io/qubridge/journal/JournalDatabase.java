package io.qubridge.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * One connection to an SQLite database that other processes use too. Safe for several threads,
 * which take turns.
 */
final class JournalDatabase implements AutoCloseable {
  private static final int SYNCHRONOUS_FULL = 2;

  // https://sqlite.org/rescode.html
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  /** What is done with the connection. */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  private final String place;
  private final Duration busyTimeout;
  private final Connection connection;

  /**
   * Opens a database.
   *
   * @param busyTimeout how long to wait for other processes
   * @throws JournalException if it cannot be opened, has another schema, or does not keep what is
   *     written
   */
  JournalDatabase(DataSource source, String place, Duration busyTimeout) {
    this.place = place;
    this.busyTimeout = busyTimeout;
    try {
      connection = source.getConnection();
    } catch (SQLException fault) {
      throw refusal(fault);
    }
    try {
      requireDurable();
      requireSchema();
    } catch (SQLException fault) {
      throw closed(refusal(fault));
    } catch (JournalException refusal) {
      throw closed(refusal);
    }
  }

  /** Does several things as one, which is on the disk when this returns. */
  synchronized <T> T write(Work<T> work) {
    boolean committed = false;
    try {
      execute("BEGIN IMMEDIATE");
      T result = work.run(connection);
      execute("COMMIT");
      committed = true;
      return result;
    } catch (SQLException fault) {
      throw refusal(fault);
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  /** Asks one thing. */
  synchronized <T> T read(Work<T> work) {
    try {
      return work.run(connection);
    } catch (SQLException fault) {
      throw refusal(fault);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException fault) {
      throw refusal(fault);
    }
  }

  JournalException damaged(String what) {
    return new JournalException(
        "journal " + place + " is damaged: " + what + "; use another with --journal FILE");
  }

  private void requireDurable() throws SQLException {
    execute("PRAGMA busy_timeout = " + busyTimeout.toMillis());
    String mode = ask("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = FULL");
    int synchronous = Integer.parseInt(ask("PRAGMA synchronous"));
    if (!"wal".equalsIgnoreCase(mode) || synchronous < SYNCHRONOUS_FULL) {
      throw new JournalException(
          "journal "
              + place
              + " cannot be kept safe: its journal mode is "
              + mode
              + " and its synchronous level "
              + synchronous
              + ", not wal and "
              + SYNCHRONOUS_FULL
              + "; put it on a local disk with --journal FILE");
    }
  }

  private void requireSchema() throws SQLException {
    int version = Integer.parseInt(ask("PRAGMA user_version"));
    if (version > JobJournal.SCHEMA_VERSION) {
      throw new JournalException(
          "journal "
              + place
              + " has schema "
              + version
              + ", this release knows "
              + JobJournal.SCHEMA_VERSION
              + "; use a newer release, or another journal with --journal FILE");
    }
    if (version < JobJournal.SCHEMA_VERSION) {
      throw new JournalException(
          "journal "
              + place
              + " has schema "
              + version
              + ", this release needs "
              + JobJournal.SCHEMA_VERSION
              + "; apply the files db/journal/V*.sql, as every command of 'qubridge' does");
    }
  }

  private String ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      // SQLite does so by itself on a full disk, and when the connection ends.
    }
  }

  private JournalException closed(JournalException refusal) {
    try {
      connection.close();
    } catch (SQLException alsoFailed) {
      refusal.addSuppressed(alsoFailed);
    }
    return refusal;
  }

  private JournalException refusal(SQLException fault) {
    String text =
        switch (fault.getErrorCode()) {
          case BUSY, LOCKED ->
              "has been locked by another process for "
                  + busyTimeout
                  + "; let that end, then run the command again";
          case READ_ONLY -> "may not be written; make it writable or use --journal FILE";
          case CORRUPT, NOT_A_DATABASE ->
              "is damaged or no SQLite database; move it away or use --journal FILE";
          case FULL -> "does not fit on its disk; make room, then run the command again";
          case CANNOT_OPEN -> "cannot be opened; its folder must exist and be writable";
          default -> "cannot be used: " + OneLine.of(fault.getMessage());
        };
    return new JournalException("journal " + place + " " + text, fault);
  }
}
