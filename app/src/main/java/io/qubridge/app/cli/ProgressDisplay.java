package io.qubridge.app.cli;

import io.qubridge.app.data.Progress;

/** Shows how far a piece of work is. Used by one thread at a time. */
public interface ProgressDisplay extends Progress, AutoCloseable {
  /** Shows nothing. */
  ProgressDisplay SILENT =
      new ProgressDisplay() {
        @Override
        public void update(int done, int total) {}

        @Override
        public void message(String text) {}

        @Override
        public void close() {}
      };

  /** Shows some words beside the figures from now on, for example the loss. */
  void message(String text);

  /** Whether {@link #message} is drawn at once over what was there: true until closed. */
  default boolean drawsOver() {
    return false;
  }

  /** Ends the display with the last state that it was told. */
  @Override
  void close();
}
