package io.qubridge.journal;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobStatus;
import io.qubridge.spi.MalformedResponseException;
import io.qubridge.spi.TransportException;
import io.qubridge.support.ForwardingBackend;
import io.qubridge.support.RequestDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/**
 * Submits to a backend that costs money or quota, within a budget and no request twice.
 *
 * <p>A request is written into the journal with its worst case before it is sent. One that the
 * journal knows already is not sent: its answer is read, or its job taken up, or the provider is
 * asked whether it has it. Safe for several threads.
 */
public final class JournaledBackend extends ForwardingBackend {
  private static final SubmissionLocks LOCKS = new SubmissionLocks();

  private final String id;
  private final String device;
  private final String configuration;
  private final Spending spending;
  private final JobJournal journal;
  private final JournalWriter writer;

  /**
   * Wraps a backend, which is closed with it; the journal is not.
   *
   * @param id the id of its provider
   * @param device the device as the user named it; empty where there is no choice
   * @param configuration a fingerprint of the settings, without secrets; outside of runs only a job
   *     of the same settings is taken up
   * @param inner where to submit; declares {@link Feature#RESUME}
   * @param spending the leave to do so
   */
  public JournaledBackend(
      String id, String device, String configuration, Backend inner, Spending spending) {
    super(inner);
    this.id = id;
    this.device = device;
    this.configuration = configuration;
    this.spending = spending;
    this.journal = spending.journal();
    this.writer = journal.writer();
  }

  /**
   * Submits a request, or takes up the job that runs it already.
   *
   * @throws io.qubridge.spi.QuotaExceededException if its worst case is over the budget
   * @throws JournalException if the journal cannot be written; nothing was submitted, or it is
   *     found when the command is run again
   * @throws UnsettledJobException if it cannot be known whether the provider has it already
   * @throws BackendException as {@link Backend#submit}
   */
  @Override
  public Job submit(ExecutionRequest request) {
    requireTakeUp();
    RequestKey key = key(RequestDigest.of(request));
    Lock lock = LOCKS.of(key.digest());
    lock.lock();
    try {
      Optional<JournalEntry> known = writer.claim(key);
      while (known.isEmpty()) {
        Usage worst = estimate(request);
        Optional<JournalEntry> fresh = writer.prepare(key, request, worst, spending);
        if (fresh.isPresent()) {
          return submission(fresh.get(), request).send();
        }
        known = writer.claim(key);
      }
      return takeUp(known.get(), request);
    } finally {
      lock.unlock();
    }
  }

  private RequestKey key(String digest) {
    return new RequestKey(id, device, configuration, spending.scope(), digest);
  }

  /**
   * Checks that requests which are submitted one after another are within the budget together, as
   * far as the journal does not know them already.
   *
   * @throws io.qubridge.spi.QuotaExceededException if they are not
   */
  @Override
  public void admit(List<ExecutionRequest> together) {
    Usage worst = Usage.NONE;
    boolean any = false;
    for (ExecutionRequest request : together) {
      if (!writer.knows(key(RequestDigest.of(request)))) {
        worst = worst.plus(estimate(request));
        any = true;
      }
    }
    if (any) {
      spending.budget().requireRoom(spending.spent(), worst);
    }
  }

  private void requireTakeUp() {
    if (!capabilities().has(Feature.RESUME)) {
      throw new BackendException(
          Category.USER,
          "backend '"
              + id
              + "' costs money or quota and does not declare RESUME, so that a paid result could be"
              + " lost; use a plugin that does");
    }
  }

  private Job takeUp(JournalEntry entry, ExecutionRequest request) {
    ExecutionRequest sent = withId(request, entry.requestId());
    return switch (entry.state()) {
      case COMPLETED -> JournaledJob.completed(journal, entry, sent, inner(), news(entry));
      case SUBMITTED -> running(entry, sent, inner().resume(entry.handle(), sent));
      case PREPARED -> submission(entry, request).settle();
      case FAILED, CANCELLED, REFUSED ->
          throw new IllegalStateException("entry " + entry.id() + " has ended");
    };
  }

  private Submission submission(JournalEntry entry, ExecutionRequest request) {
    ExecutionRequest sent = withId(request, entry.requestId());
    return new Submission(this, inner(), spending, entry, sent);
  }

  private static ExecutionRequest withId(ExecutionRequest request, RequestId id) {
    return new ExecutionRequest(
        id, request.pubs(), request.accuracy(), request.seed(), request.firstPub());
  }

  Job running(JournalEntry entry, ExecutionRequest sent, Job remote) {
    return JournaledJob.running(journal, entry, sent, inner(), remote, news(entry));
  }

  private Consumer<JobStatus> news(JournalEntry entry) {
    if (spending.listener() == JobListener.NONE) {
      return status -> {};
    }
    return status ->
        spending
            .listener()
            .progressed(new JobProgress(entry.id(), entry.handle(), status, spending.spent()));
  }

  /** Whether a failure to submit leaves no doubt that there is no job. */
  static boolean refused(RuntimeException failure) {
    if (failure instanceof TransportException transport) {
      return !transport.mayHaveBeenAccepted();
    }
    return failure instanceof BackendException refusal
        && !(failure instanceof MalformedResponseException)
        && (refusal.category() == Category.USER || refusal.category() == Category.CAPACITY);
  }

  @Override
  public Optional<Differentiator> differentiator() {
    return inner()
        .differentiator()
        .map(gradients -> new JournaledDifferentiator(key(""), gradients, spending));
  }
}
