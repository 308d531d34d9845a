package io.qubridge.app.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The database of a job journal: SQLite in a file that only the user can read, with a write-ahead
 * log and every commit on the disk before it returns. Several processes may have it open.
 */
public final class SqliteJournal {
  private static final String MIGRATIONS = "classpath:db/journal";
  private static final int BUSY_MILLISECONDS = 60_000;

  private SqliteJournal() {}

  /**
   * Opens the database, makes it where it is not there, and brings its schema up to date.
   *
   * @throws UncheckedIOException if the file cannot be made, read or written, or holds something
   *     else
   */
  @SuppressWarnings("try") // the resource is the lock: it is held and not used
  public static synchronized DataSource open(JournalPlace place) {
    SQLiteDataSource database = new SQLiteDataSource(config());
    database.setUrl(place.url());
    try {
      createPrivately(place.file());
      // SQLite has no lock that lasts over several transactions, as a migration needs. That of the
      // file is between processes, that of this class between threads.
      try (FileChannel channel = lockFile(place.file());
          FileLock lock = channel.lock()) {
        migrate(database, place);
      }
      return database;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.enforceForeignKeys(true);
    // A transaction that reads a budget and then writes must not find another writer in between.
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    return config;
  }

  private static void migrate(DataSource database, JournalPlace place) throws IOException {
    try {
      Flyway.configure(SqliteJournal.class.getClassLoader())
          .dataSource(database)
          .locations(MIGRATIONS)
          .ignoreMigrationPatterns(
              new String[0]) // a schema from a newer release is not for this one
          .load()
          .migrate();
    } catch (FlywayValidateException other) {
      throw refusal(place, "was written by another release of Qubridge; use that one", other);
    } catch (FlywayException fault) {
      if (fault.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
        throw refusal(place, "is a database of another program; name another file", fault);
      }
      throw refusal(place, "cannot be used as a job journal: " + rootMessage(fault), fault);
    }
  }

  private static FileSystemException refusal(
      JournalPlace place, String reason, FlywayException fault) {
    FileSystemException refusal = new FileSystemException(place.toString(), null, reason);
    refusal.initCause(fault);
    return refusal;
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  private static void createPrivately(Path file) throws IOException {
    Path folder = file.getParent();
    if (!Files.exists(folder)) {
      Files.createDirectories(folder, permissions("rwx------"));
    }
    try {
      Files.createFile(file, permissions("rw-------"));
    } catch (FileAlreadyExistsException present) {
      // another process was first, or the journal is an old one: both are as wanted
    }
  }

  private static FileChannel lockFile(Path file) throws IOException {
    return FileChannel.open(
        file.resolveSibling(file.getFileName() + ".lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        permissions("rw-------"));
  }

  private static FileAttribute<?>[] permissions(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
