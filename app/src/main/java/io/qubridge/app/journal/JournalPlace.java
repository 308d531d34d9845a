package io.qubridge.app.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a job journal is.
 *
 * @param url the JDBC URL of its SQLite database
 * @param file the file in which that is
 */
public record JournalPlace(String url, Path file) {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String FILE = "jobs.db";

  /**
   * The place that a user names.
   *
   * @param place a file, or a JDBC URL of SQLite, whose options the driver takes
   * @throws IllegalArgumentException if it is the URL of another database, or of one that is not in
   *     a file of its own
   */
  public static JournalPlace of(String place) {
    if (!place.startsWith("jdbc:")) {
      return of(Path.of(place));
    }
    String file = place.replaceFirst("^jdbc:sqlite:", "").replaceFirst("\\?.*", "");
    boolean other = file.isEmpty() || file.startsWith(":") || file.startsWith("file:");
    if (!place.startsWith(SQLITE) || other) { // the rest of another address may hold a password
      throw new IllegalArgumentException(
          "a job journal is a file or "
              + SQLITE
              + "FILE, not an address that begins with '"
              + place.replaceFirst("^(jdbc:[a-z0-9]*:?(:memory:|file:)?)(?s:.*)", "$1")
              + "'");
    }
    return new JournalPlace(place, Path.of(file).toAbsolutePath().normalize());
  }

  /**
   * The user's own journal, in the folder for data of the XDG Base Directory Specification.
   *
   * @param environment the environment's variables
   */
  public static JournalPlace standard(Map<String, String> environment) {
    Path data = Path.of(environment.getOrDefault("XDG_DATA_HOME", ""));
    if (!data.isAbsolute()) { // the specification wants relative paths ignored
      data = Path.of(System.getProperty("user.home"), ".local", "share");
    }
    return of(data.resolve("qubridge").resolve(FILE));
  }

  private static JournalPlace of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    if (absolute.toString().contains("?")) { // the driver would take the rest for options
      throw new IllegalArgumentException(
          "'" + absolute + "' has a question mark, which no journal's name may have");
    }
    return new JournalPlace(SQLITE + absolute, absolute);
  }

  /** Whether there is a journal yet. */
  public boolean exists() {
    return Files.exists(file);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
