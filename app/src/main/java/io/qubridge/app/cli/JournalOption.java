package io.qubridge.app.cli;

import io.qubridge.app.journal.JournalPlace;
import picocli.CommandLine.Option;

/** The option that says where the job journal is. */
public final class JournalOption {
  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "Where paid jobs are kept: a file or jdbc:sqlite:FILE (default: qubridge/jobs.db in the"
              + " user's folder for data).")
  private String place;

  /** Whether the option was given. */
  boolean isGiven() {
    return place != null;
  }

  /** The place given, or the user's own journal. */
  JournalPlace place() {
    return place == null ? JournalPlace.standard(System.getenv()) : JournalPlace.of(place);
  }
}
