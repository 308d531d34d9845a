package io.qubridge.app.data;

/** Hears how far a long piece of work is. */
@FunctionalInterface
public interface Progress {
  /** Ignores everything. */
  Progress NONE = (done, total) -> {};

  /**
   * Some more is done. Called by one thread at a time, with {@code done} growing by one up to
   * {@code total}.
   */
  void update(int done, int total);
}
