package io.qubridge.app.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that is drawn over itself, with the rate and the time left. */
final class ProgressBarDisplay implements ProgressDisplay {
  private static final int MOST_COLUMNS = 100;
  private static final int REFRESH_MILLISECONDS = 200;

  private final PrintStream terminal;
  private final ProgressBar bar;
  private volatile boolean closed;

  /** Starts to draw. */
  ProgressBarDisplay(String task, Terminal terminal) {
    this.terminal = terminal.err();
    int width = Math.min(terminal.columns() - 1, MOST_COLUMNS);
    // The library's own way to the terminal loads native code that newer Java versions warn about.
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setStyle(ProgressBarStyle.ASCII)
            .setInitialMax(-1)
            .showSpeed()
            .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, width))
            .build();
  }

  private void draw(String line) {
    terminal.print("\r" + line);
    terminal.flush();
  }

  @Override
  public void update(int done, int total) {
    if (bar.getMax() != total) {
      bar.maxHint(total);
    }
    bar.stepTo(done);
  }

  @Override
  public void message(String text) {
    bar.setExtraMessage(" " + text);
  }

  @Override
  public boolean drawsOver() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
    bar.close();
    terminal.println();
  }
}
