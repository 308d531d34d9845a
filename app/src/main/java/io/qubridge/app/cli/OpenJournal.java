package io.qubridge.app.cli;

import io.qubridge.app.journal.JournalPlace;
import io.qubridge.app.journal.SqliteJournal;
import io.qubridge.journal.JobJournal;
import io.qubridge.journal.JournalEntry;
import java.util.List;
import java.util.Optional;

/** A job journal that is there, with its entries found as users name them. */
final class OpenJournal implements AutoCloseable {
  private final JournalPlace place;
  private final JobJournal journal;

  private OpenJournal(JournalPlace place) {
    this.place = place;
    this.journal = JobJournal.open(SqliteJournal.open(place), place.toString());
  }

  /** Opens a journal; empty where there is none yet, which makes none. */
  static Optional<OpenJournal> at(JournalPlace place) {
    return place.exists() ? Optional.of(new OpenJournal(place)) : Optional.empty();
  }

  /**
   * Opens a journal in which a job is looked for.
   *
   * @throws IllegalArgumentException if there is none
   */
  static OpenJournal of(JournalPlace place) {
    return at(place)
        .orElseThrow(
            () -> new IllegalArgumentException("there are no jobs: no journal at '" + place + "'"));
  }

  JobJournal journal() {
    return journal;
  }

  /**
   * The entry of a name: its number, or the beginning of the provider's job id or of the request id
   * that no other entry has.
   *
   * @throws IllegalArgumentException if there is none, or several
   */
  JournalEntry entry(String name) {
    if (name.matches("[0-9]{1,18}")) {
      Optional<JournalEntry> numbered = journal.entry(Long.parseLong(name));
      if (numbered.isPresent()) {
        return numbered.get();
      }
    }
    List<JournalEntry> found = name.isEmpty() ? List.of() : journal.named(name, 2);
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new IllegalArgumentException(
        (found.isEmpty() ? "no job '" : "several jobs begin with '")
            + name
            + "' in '"
            + place
            + "'; 'qubridge jobs list' shows them");
  }

  @Override
  public void close() {
    journal.close();
  }
}
