package io.qubridge.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qubridge.journal.JobJournal;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {
  @TempDir Path folder;

  private JournalPlace place() {
    return JournalPlace.of(folder.resolve("new/jobs.db").toString());
  }

  @Test
  void onlyTheUserCanReadIt() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    SqliteJournal.open(place());
    assertEquals("rwx------", permissions(place().file().getParent()));
    assertEquals("rw-------", permissions(place().file()));
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void commitsAreOnTheDiskAndReadersDoNotWait() throws Exception {
    try (Connection connection = SqliteJournal.open(place()).getConnection()) {
      assertEquals("wal", pragma(connection, "journal_mode"));
      assertEquals("2", pragma(connection, "synchronous"));
    }
  }

  private static String pragma(Connection connection, String name) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA " + name)) {
      return result.getString(1);
    }
  }

  @Test
  void manyMayOpenItAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<DataSource>> opened = new ArrayList<>();
      for (int k = 0; k < 8; k++) {
        opened.add(threads.submit(() -> SqliteJournal.open(place())));
      }
      for (Future<DataSource> database : opened) {
        try (JobJournal journal = JobJournal.open(database.get(), "jobs.db")) {
          assertEquals(List.of(), journal.entries(10));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aSchemaOfAnotherReleaseIsLeftAlone() throws Exception {
    try (Connection connection = SqliteJournal.open(place()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history SELECT 9, '9', 'later', type, 'V9__later.sql',"
              + " checksum, installed_by, installed_on, execution_time, success"
              + " FROM flyway_schema_history LIMIT 1");
    }
    refused("another release");
  }

  @Test
  void whatIsNoDatabaseIsNamed() throws Exception {
    Files.createDirectories(folder.resolve("new"));
    Files.writeString(
        place().file(), "not a database, but long enough to be taken for one".repeat(9));
    refused("jobs.db");
  }

  @Test
  void aDatabaseOfAnotherProgramIsLeftAlone() throws Exception {
    Files.createDirectories(folder.resolve("new"));
    try (Connection connection = DriverManager.getConnection(place().url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE stamps (value)");
    }
    refused("jobs.db", "another program");
  }

  @Test
  void aNameThatTheDriverWouldCutIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> JournalPlace.of("what?.db"));
  }

  private void refused(String... words) {
    UncheckedIOException refusal =
        assertThrows(UncheckedIOException.class, () -> SqliteJournal.open(place()));
    for (String word : words) {
      assertTrue(refusal.getCause().getMessage().contains(word), refusal.getCause().getMessage());
    }
  }

  @Test
  void theUsersOwnJournalIsInTheFolderForData() {
    assertEquals(
        folder.resolve("qubridge/jobs.db"),
        JournalPlace.standard(Map.of("XDG_DATA_HOME", folder.toString())).file());
    Path home = Path.of(System.getProperty("user.home"));
    for (Map<String, String> environment :
        List.of(Map.<String, String>of(), Map.of("XDG_DATA_HOME", "relative"))) {
      assertEquals(
          home.resolve(".local/share/qubridge/jobs.db"), JournalPlace.standard(environment).file());
    }
  }

  @Test
  void aPlaceIsAFileOrASqliteUrl() {
    Path file = folder.resolve("a b.db");
    assertEquals(file, JournalPlace.of("jdbc:sqlite:" + file + "?cache=shared").file());
    assertEquals("jdbc:sqlite:" + file, JournalPlace.of(file.toString()).url());
    List<String> others =
        List.of(
            "jdbc:postgresql://host/db?password=hush",
            "jdbc:postgresql://user:hush@host/db",
            "jdbc:oracle:thin:user/hush@host",
            "jdbc:sqlite::memory:",
            "jdbc:sqlite:file:jobs.db?mode=memory");
    for (String url : others) {
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> JournalPlace.of(url));
      assertTrue(!refusal.getMessage().contains("hush"), refusal.getMessage());
    }
  }
}
