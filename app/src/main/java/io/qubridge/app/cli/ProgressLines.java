package io.qubridge.app.cli;

import java.io.PrintStream;
import java.time.Duration;

/** A line from time to time, for logs. */
final class ProgressLines implements ProgressDisplay {
  private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

  private final String task;
  private final PrintStream log;
  private final long start = System.nanoTime();
  private long printed = start;
  private int done;
  private int total;
  private String message = "";

  ProgressLines(String task, PrintStream log) {
    this.task = task;
    this.log = log;
  }

  @Override
  public void update(int done, int total) {
    this.done = done;
    this.total = total;
    long now = System.nanoTime();
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
    print(System.nanoTime() - start);
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
