package io.qubridge.journal;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.TransportException;
import io.qubridge.support.PollSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends one request that is written down, and where the provider's answer was lost, finds out
 * whether it was accepted before anything is sent again.
 */
final class Submission {
  private final JournaledBackend backend;
  private final Backend inner;
  private final Spending spending;
  private final JournalWriter writer;
  private final JournalEntry entry;
  private final ExecutionRequest request;

  /**
   * A submission.
   *
   * @param backend makes its job a journaled one
   * @param inner where to send it
   * @param entry is PREPARED and belongs to this process
   * @param request what it runs, under the entry's request id
   */
  Submission(
      JournaledBackend backend,
      Backend inner,
      Spending spending,
      JournalEntry entry,
      ExecutionRequest request) {
    this.backend = backend;
    this.inner = inner;
    this.spending = spending;
    this.writer = spending.journal().writer();
    this.entry = entry;
    this.request = request;
  }

  /** Sends it for the first time. */
  Job send() {
    Job remote;
    try {
      remote = inner.submit(request);
    } catch (RuntimeException failure) {
      Optional<JobHandle> found = findAfter(failure);
      if (found.isEmpty() && !(failure instanceof TransportException)) {
        throw refused(failure);
      }
      return found.map(this::takeUp).orElseGet(this::sendAgain);
    }
    return accepted(remote);
  }

  /** Finds out what has become of one that was perhaps sent by a process that has ended. */
  Job settle() {
    return find(entry.updated(), null).map(this::takeUp).orElseGet(this::sendAgain);
  }

  /** Sends one that the provider does not have. */
  private Job sendAgain() {
    Job remote;
    try {
      writer.reserveAgain(entry.id(), inner.estimate(request), spending);
      remote = inner.submit(request);
    } catch (JournalException unwritten) {
      throw unwritten;
    } catch (RuntimeException failure) {
      return takeUp(findAfter(failure).orElseThrow(() -> refused(failure)));
    }
    return accepted(remote);
  }

  private Job accepted(Job remote) {
    JournalEntry submitted = submitted(remote.handle().jobId());
    return backend.running(submitted, request, remote);
  }

  private Job takeUp(JobHandle found) {
    JournalEntry submitted = submitted(found.jobId());
    return backend.running(submitted, request, inner.resume(submitted.handle(), request));
  }

  private JournalEntry submitted(String jobId) {
    writer.submitted(entry.id(), jobId);
    return spending.journal().require(entry.id());
  }

  /** The job that exists although its submission failed. */
  private Optional<JobHandle> findAfter(RuntimeException failure) {
    if (JournaledBackend.refused(failure)) {
      throw refused(failure);
    }
    return find(Instant.now(), failure);
  }

  private RuntimeException refused(RuntimeException failure) {
    writer.ended(entry.id(), EntryState.REFUSED, failure.getMessage());
    return failure;
  }

  /**
   * Looks for the job until it is there, or enough time has passed that it would be.
   *
   * @param sent when the request was perhaps sent
   * @param lost why the answer was lost; null if by the end of a process
   */
  private Optional<JobHandle> find(Instant sent, RuntimeException lost) {
    if (!inner.capabilities().has(Feature.FIND)) {
      throw unsettled("the backend cannot be asked for it", lost);
    }
    PollSchedule schedule = PollSchedule.standard();
    Instant start = Instant.now();
    Instant latest = start.isBefore(sent) ? start : sent; // the clock may have been set back
    Instant end = latest.plus(spending.lookup());
    while (true) {
      Optional<JobHandle> found = ask();
      Instant now = Instant.now();
      if (found.isPresent() || !now.isBefore(end)) {
        return found;
      }
      Duration pause = schedule.next(Duration.between(start, now));
      Duration left = Duration.between(now, end);
      sleep(pause.compareTo(left) < 0 ? pause : left, lost);
    }
  }

  private Optional<JobHandle> ask() {
    try {
      return inner.find(entry.requestId());
    } catch (BackendException failure) {
      throw unsettled("the provider could not be asked: " + failure.getMessage(), failure);
    }
  }

  private void sleep(Duration pause, RuntimeException lost) {
    try {
      Thread.sleep(pause.toMillis() + 1);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw unsettled("the search was interrupted", lost);
    }
  }

  private UnsettledJobException unsettled(String why, RuntimeException cause) {
    return new UnsettledJobException(
        entry.id(),
        "it is not known whether '"
            + entry.backend()
            + "' has accepted entry "
            + entry.id()
            + " ("
            + entry.requestId()
            + "): "
            + OneLine.of(why)
            + "; run the command again when it can be asked, or look at the provider and decide with"
            + " 'qubridge jobs settle "
            + entry.id()
            + " --job JOB' or '... --not-accepted'. Nothing was sent again",
        cause);
  }
}
