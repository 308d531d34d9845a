package io.qubridge.journal;

/** How far a request has come, as far as the journal knows. */
public enum EntryState {
  /** Written down and about to be sent; after a crash, perhaps sent. */
  PREPARED,
  /** Accepted by the provider, under an id that is known. */
  SUBMITTED,
  /** Answered; the answer is in the journal. */
  COMPLETED,
  /** Ended without a result. */
  FAILED,
  /** Ended at the user's wish. */
  CANCELLED,
  /** Not accepted, so that nothing was paid. */
  REFUSED;

  /** Whether the request may still run and is to be paid. */
  public boolean open() {
    return this == PREPARED || this == SUBMITTED;
  }
}
