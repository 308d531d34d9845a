package io.qubridge.app.cli;

import io.qubridge.journal.Budget;
import io.qubridge.journal.JobListener;
import io.qubridge.journal.JobProgress;
import io.qubridge.journal.Spent;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shows how remote jobs are: state, place in the queue, time left, spent so far. Knows which jobs
 * are at work. Safe for several threads.
 */
final class JobDisplay implements JobListener {
  private static final long INTERVAL = Duration.ofSeconds(30).toNanos();

  private final OutputOptions output;
  private final Budget budget;
  private final Map<Long, JobProgress> atWork = new TreeMap<>();
  private JobState shown;
  private long shownAt;

  JobDisplay(OutputOptions output, Budget budget) {
    this.output = output;
    this.budget = budget;
  }

  @Override
  public synchronized void progressed(JobProgress progress) {
    JobState state = progress.status().state();
    if (state == JobState.QUEUED || state == JobState.RUNNING) {
      atWork.put(progress.entry(), progress);
    } else {
      atWork.remove(progress.entry());
    }
    long now = System.nanoTime();
    // A log wants to hear of changes; where the line is drawn over itself, of everything.
    if (output.drawsOver() || state != shown || now - shownAt >= INTERVAL) {
      shown = state;
      shownAt = now;
      output.status(text(progress));
    }
  }

  /** The jobs that have not ended. */
  synchronized Collection<JobProgress> atWork() {
    return List.copyOf(atWork.values());
  }

  private String text(JobProgress progress) {
    StringBuilder text = new StringBuilder();
    text.append("job ").append(progress.job().jobId());
    text.append(" at ")
        .append(progress.job().backend())
        .append(": ")
        .append(text(progress.status()));
    int others = atWork.size() - (atWork.containsKey(progress.entry()) ? 1 : 0);
    if (others > 0) {
      text.append(", and ").append(others).append(" more");
    }
    return text.append("; ").append(text(progress.spent())).toString();
  }

  private static String text(JobStatus status) {
    StringBuilder text = new StringBuilder(status.state().name().toLowerCase(Locale.ROOT));
    status
        .queuePosition()
        .ifPresent(before -> text.append(String.format(", %d before it", before)));
    status.remaining().ifPresent(left -> text.append(", about ").append(Figures.rough(left)));
    return text.toString();
  }

  private String text(Spent spent) {
    StringBuilder text = new StringBuilder("spent ");
    text.append(Figures.usd(spent.ended().usd()));
    budget.maxUsd().ifPresent(cap -> text.append(" of ").append(Figures.usd(cap)));
    text.append(", ").append(Figures.seconds(spent.ended().qpuTime()));
    budget.maxQpuTime().ifPresent(cap -> text.append(" of ").append(Figures.seconds(cap)));
    return text.append(" QPU").toString();
  }
}
