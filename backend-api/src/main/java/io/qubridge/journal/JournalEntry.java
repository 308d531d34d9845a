package io.qubridge.journal;

import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.spi.JobHandle;
import java.time.Instant;
import java.util.Optional;

/**
 * One request in the journal, without the request itself and its answer, which can be large.
 *
 * @param id names the entry within its journal
 * @param scope the run that it belongs to; empty outside of runs
 * @param digest the fingerprint of the request ({@link io.qubridge.support.RequestDigest}); that of
 *     a gradient has one of its cotangents before it
 * @param attempt counts the entries of one request in its scope: in a run there are several where
 *     earlier ones ended without a result
 * @param requestId what the provider was told, for {@link io.qubridge.spi.Backend#find}
 * @param backend the id of the provider
 * @param device the device as the user named it; empty where there is no choice
 * @param state how far it has come
 * @param jobId the provider's id of the job, once that is known
 * @param reserved the most that it can cost
 * @param billed what it cost, once that is known
 * @param owner the process that works on it
 * @param created when it was written down
 * @param updated when it last changed
 * @param delivered whether its result was handed to the command that asked for it
 * @param message why it has no result, in one line; empty otherwise
 */
public record JournalEntry(
    long id,
    String scope,
    String digest,
    int attempt,
    RequestId requestId,
    String backend,
    String device,
    EntryState state,
    Optional<String> jobId,
    Usage reserved,
    Optional<Usage> billed,
    String owner,
    Instant created,
    Instant updated,
    boolean delivered,
    String message) {
  /** Begins the digest of a gradient. */
  static final String GRADIENT = "gradient-";

  /** Whether it asks for a gradient, which {@link JobJournal#gradient} reads, not for a job. */
  public boolean isGradient() {
    return digest.startsWith(GRADIENT);
  }

  /**
   * Names the provider's job, to take it up.
   *
   * @throws IllegalStateException if its id is not known
   */
  public JobHandle handle() {
    String job = jobId.orElseThrow(() -> new IllegalStateException("entry " + id + " is " + state));
    return new JobHandle(backend, job, requestId, digest, created);
  }
}
