package io.qubridge.app.cli;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.journal.JobProgress;
import io.qubridge.journal.Spending;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.Preparation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A paid backend at work with its journal: both are closed once, also when the process is
 * interrupted, so that no session goes on. Jobs go on, and the user hears which.
 */
final class PaidBackend implements Backend {
  private final Backend backend;
  private final Spending spending;
  private final JobDisplay display;
  private final OutputOptions output;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook = new Thread(this::interrupted);

  /**
   * Takes a backend over.
   *
   * @param spending the leave that the backend was opened with
   * @param display hears of its jobs
   */
  PaidBackend(Backend backend, Spending spending, JobDisplay display, OutputOptions output) {
    this.backend = backend;
    this.spending = spending;
    this.display = display;
    this.output = output;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public Capabilities capabilities() {
    return backend.capabilities();
  }

  @Override
  public Job submit(ExecutionRequest request) {
    return backend.submit(request);
  }

  @Override
  public Preparation prepare(Circuit circuit, List<Observable> observables) {
    return backend.prepare(circuit, observables);
  }

  @Override
  public Usage estimate(ExecutionRequest request) {
    return backend.estimate(request);
  }

  @Override
  public Job resume(JobHandle handle, ExecutionRequest request) {
    return backend.resume(handle, request);
  }

  @Override
  public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
    return backend.decode(handle, request, answer);
  }

  @Override
  public Optional<JobHandle> find(RequestId id) {
    return backend.find(id);
  }

  @Override
  public Optional<Differentiator> differentiator() {
    return backend.differentiator();
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
        backend.close();
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
