package io.qubridge.app.cli;

/** Tells a user who interrupts a command how to continue it. */
final class Farewell implements AutoCloseable {
  private final Thread hook;

  /**
   * Is ready from now on.
   *
   * @param command what continues the work, without the program's name
   */
  Farewell(OutputOptions output, String command) {
    hook =
        new Thread(
            () -> {
              Interruption.begin();
              output.note("\nqubridge: interrupted; continue with: qubridge " + command);
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Says nothing any more; without effect while the process is ending. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the farewell is being shown
    }
  }
}
