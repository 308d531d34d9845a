package io.qubridge.app.cli;

/** Whether the process is ending because somebody interrupted it, so that failures follow of it. */
final class Interruption {
  private static volatile boolean begun;

  private Interruption() {}

  /** Called by what runs while the JVM ends. */
  static void begin() {
    begun = true;
  }

  static boolean begun() {
    return begun;
  }
}
