package io.qubridge.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A line from time to time, for logs. */
final class ProgressLines implements ProgressDisplay {
  private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

  private final String task;
  private final PrintStream log;
  private final LongSupplier clock;
  private final long start;
  private long printed;
  private int done;
  private int total;
  private String message = "";

  /** Starts the clock, which counts nanoseconds. */
  ProgressLines(String task, PrintStream log, LongSupplier clock) {
    this.task = task;
    this.log = log;
    this.clock = clock;
    start = clock.getAsLong();
    printed = start;
  }

  @Override
  public void update(int done, int total) {
    this.done = done;
    this.total = total;
    long now = clock.getAsLong();
    if (now - printed >= INTERVAL) {
      printed = now;
      print(now - start);
    }
  }

  @Override
  public void message(String text) {
    message = ", " + text;
  }

  @Override
  public void close() {
    print(clock.getAsLong() - start);
  }

  private void print(long nanoseconds) {
    double seconds = Math.max(nanoseconds, 1) / 1e9;
    String left =
        done == 0 || done >= total
            ? ""
            : String.format(", %.0f s left", seconds / done * (total - done));
    log.printf(
        "%s: %d/%d, %.0f s, %.1f/s%s%s%n",
        task, done, total, seconds, done / seconds, left, message);
  }
}
