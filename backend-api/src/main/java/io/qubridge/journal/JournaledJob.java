package io.qubridge.journal;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobStatus;
import io.qubridge.spi.JobTimeoutException;
import io.qubridge.spi.UnsupportedFeatureException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A job whose answer goes into the journal before it is decoded. Safe for several threads. */
public final class JournaledJob implements Job {
  /** How often the listener is told of a change. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private final JobJournal journal;
  private final JournalWriter writer;
  private final JournalEntry entry;
  private final ExecutionRequest request;
  private final Backend backend;
  private final Job remote;
  private final Consumer<JobStatus> news;

  private volatile Answer answer;
  private volatile JobStatus told;

  private JournaledJob(
      JobJournal journal,
      JournalEntry entry,
      ExecutionRequest request,
      Backend backend,
      Job remote,
      Consumer<JobStatus> news) {
    this.journal = journal;
    this.writer = journal.writer();
    this.entry = entry;
    this.request = request;
    this.backend = backend;
    this.remote = remote;
    this.news = news;
    tell(status());
  }

  /** A job that the provider has, of an entry in state SUBMITTED. */
  static JournaledJob running(
      JobJournal journal,
      JournalEntry entry,
      ExecutionRequest request,
      Backend backend,
      Job remote,
      Consumer<JobStatus> news) {
    return new JournaledJob(journal, entry, request, backend, remote, news);
  }

  /** A job of which the journal has the answer. */
  static JournaledJob completed(
      JobJournal journal,
      JournalEntry entry,
      ExecutionRequest request,
      Backend backend,
      Consumer<JobStatus> news) {
    return new JournaledJob(journal, entry, request, backend, null, news);
  }

  /**
   * Takes up the job of an entry: what the journal holds is not asked for again, and an answer that
   * comes is kept. Submits nothing, so that no budget is needed.
   *
   * @param backend a backend of the entry's provider
   * @throws JournalException if there is no such entry, it is damaged, or it has no job
   * @throws io.qubridge.spi.BackendException as {@link Backend#resume}
   */
  public static Job takeUp(JobJournal journal, long entry, Backend backend) {
    JournalEntry known = journal.require(entry);
    ExecutionRequest request = journal.request(entry);
    if (known.state() == EntryState.COMPLETED) {
      return completed(journal, known, request, backend, status -> {});
    }
    if (known.state() != EntryState.SUBMITTED) {
      throw new JournalException(
          "entry "
              + entry
              + " is "
              + known.state()
              + " and has no job that could be taken up"
              + advice(known));
    }
    Job remote = backend.resume(known.handle(), request);
    return running(journal, known, request, backend, remote, status -> {});
  }

  private static String advice(JournalEntry entry) {
    return entry.state() == EntryState.PREPARED
        ? "; run its command again, which looks for the job, or decide with 'qubridge jobs settle "
            + entry.id()
            + "'"
        : "";
  }

  @Override
  public JobHandle handle() {
    return entry.handle();
  }

  @Override
  public JobState state() {
    return done() ? JobState.COMPLETED : remote.state();
  }

  @Override
  public JobStatus status() {
    return done() ? JobStatus.of(JobState.COMPLETED) : remote.status();
  }

  private boolean done() {
    return remote == null || answer != null;
  }

  @Override
  public ExecutionResult await(Duration limit) {
    ExecutionResult result = backend.decode(handle(), request, obtain(limit));
    if (entry.scope().isEmpty()) {
      writer.delivered(entry.id());
    }
    return result;
  }

  @Override
  public Optional<Answer> answer(Duration limit) {
    return Optional.of(obtain(limit));
  }

  @Override
  public void cancel() {
    if (done()) {
      return;
    }
    remote.cancel();
    if (remote.state() == JobState.CANCELLED) {
      writer.ended(entry.id(), EntryState.CANCELLED, "cancelled by the user");
    }
  }

  private Answer obtain(Duration limit) {
    if (answer == null) {
      answer = remote == null ? journal.answer(entry.id()).orElseThrow() : receive(limit);
      tell(status());
    }
    return answer;
  }

  /** Waits in short pieces, so that the listener hears what the job's status is. */
  private Answer receive(Duration limit) {
    long start = System.nanoTime();
    while (true) {
      Duration left = limit.minusNanos(System.nanoTime() - start);
      boolean last = left.compareTo(TICK) <= 0;
      try {
        Answer received =
            remote.answer(last ? max(left, Duration.ZERO) : TICK).orElseThrow(this::none);
        writer.completed(entry.id(), received);
        return received;
      } catch (JobTimeoutException late) {
        tell(remote.status());
        if (last || Thread.currentThread().isInterrupted()) {
          throw new JobTimeoutException(
              late.getMessage() + ", as does 'qubridge jobs fetch " + entry.id() + "'");
        }
      } catch (JobFailedException failure) {
        boolean cancelled = remote.state() == JobState.CANCELLED;
        writer.ended(
            entry.id(), cancelled ? EntryState.CANCELLED : EntryState.FAILED, failure.getMessage());
        tell(remote.status());
        throw failure;
      }
    }
  }

  private UnsupportedFeatureException none() {
    return new UnsupportedFeatureException(entry.backend(), Feature.RESUME);
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private void tell(JobStatus status) {
    if (!status.equals(told)) {
      told = status;
      news.accept(status);
    }
  }
}
