package io.qubridge.journal;

import io.qubridge.spi.Backend;
import io.qubridge.spi.Job;

/** A job whose answer goes into the journal before it is decoded. Safe for several threads. */
public final class JournaledJob {
  private JournaledJob() {}

  /**
   * Takes up the job of an entry: what the journal holds is not asked for again, and an answer that
   * comes is kept. Submits nothing, so that no budget is needed.
   *
   * @param backend a backend of the entry's provider
   * @throws JournalException if there is no such entry, it is damaged, or it has no job
   * @throws io.qubridge.spi.BackendException as {@link Backend#resume}
   */
  public static Job takeUp(JobJournal journal, long entry, Backend backend) {
    throw new UnsupportedOperationException();
  }
}
