package io.qubridge.journal;

/** The end of a process at some moment, as far as what it would have done next is concerned. */
public final class Kill extends Error {
  private static final long serialVersionUID = 1;

  /** Counts what a process does, and ends it before a given step. */
  public static final class Switch {
    private final int at;
    private int steps;

    /** Ends the process before step {@code at}, counted from 0. */
    public Switch(int at) {
      this.at = at;
    }

    /** A process that is not killed. */
    public static Switch never() {
      return new Switch(Integer.MAX_VALUE);
    }

    /** One thing that the process does; a dead one does nothing any more. */
    public synchronized void step() {
      if (steps >= at) {
        throw new Kill(); // also whatever a dead process does in its "finally" blocks
      }
      steps++;
    }

    /** What the process has done. */
    public synchronized int steps() {
      return steps;
    }
  }
}
