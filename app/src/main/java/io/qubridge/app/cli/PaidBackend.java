package io.qubridge.app.cli;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.journal.JobProgress;
import io.qubridge.journal.Spending;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Job;
import io.qubridge.support.ForwardingBackend;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A paid backend at work with its journal: both are closed once, also when the process is
 * interrupted, so that no session goes on. Jobs go on, and the user hears which.
 */
final class PaidBackend extends ForwardingBackend {
  private final Spending spending;
  private final JobDisplay display;
  private final OutputOptions output;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean told = new AtomicBoolean();
  private final Thread hook = new Thread(this::interrupted);

  /**
   * Takes a backend over.
   *
   * @param spending the leave that the backend was opened with
   * @param display hears of its jobs
   */
  PaidBackend(Backend backend, Spending spending, JobDisplay display, OutputOptions output) {
    super(backend);
    this.spending = spending;
    this.display = display;
    this.output = output;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Submits; what the user should know before money is spent is said before the first time. */
  @Override
  public Job submit(ExecutionRequest request) {
    if (told.compareAndSet(false, true)) {
      notices().forEach(output::note);
    }
    return super.submit(request);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return; // the hook closes it
    }
    closeOnce();
  }

  private void closeOnce() {
    if (closed.compareAndSet(false, true)) {
      try {
        super.close();
      } finally {
        spending.journal().close();
      }
    }
  }

  /** Runs while the JVM ends, when the command may still wait for a job. */
  private void interrupted() {
    Interruption.begin();
    for (JobProgress job : display.atWork()) {
      output.note(
          "\nqubridge: job "
              + job.job().jobId()
              + " goes on at '"
              + job.job().backend()
              + "'; its result: qubridge jobs fetch "
              + job.entry());
    }
    closeOnce();
  }
}
