package io.qubridge.local.state;

import io.qubridge.spi.QuotaExceededException;

/** How many state vectors the memory of this JVM holds. */
public final class Capacity {
  /** The part of the heap that states may take. */
  private static final double USABLE = 0.85;

  private static final int BYTES_PER_AMPLITUDE = 16;

  private final long bytes;

  /** As much memory as this JVM may use. */
  public Capacity() {
    this(Runtime.getRuntime().maxMemory());
  }

  /** A heap of some bytes. */
  Capacity(long bytes) {
    this.bytes = bytes;
  }

  /** The most qubits of a single state, at most {@link Program#MAX_QUBITS}. */
  public int qubits() {
    int qubits = Program.MAX_QUBITS;
    while (needed(qubits, 1) > USABLE * bytes) {
      qubits--;
    }
    return qubits;
  }

  /** The memory of the JVM. */
  public long mebibytes() {
    return bytes >> 20;
  }

  /**
   * Checks that there is room, before anything is allocated.
   *
   * @param qubits of each state
   * @param states how many are needed at a time
   * @throws QuotaExceededException if there is not
   */
  public void require(int qubits, int states) {
    long needed = needed(qubits, states);
    if (needed > USABLE * bytes) {
      throw new QuotaExceededException(
          "%d qubits need %s (%d x 2^%d x %d bytes) and the JVM has %s; use fewer qubits or more memory (java -Xmx)"
              .formatted(qubits, text(needed), states, qubits, BYTES_PER_AMPLITUDE, text(bytes)));
    }
  }

  private static long needed(int qubits, int states) {
    return (long) states * BYTES_PER_AMPLITUDE << qubits;
  }

  private static String text(long bytes) {
    return "%,d MiB".formatted(bytes >> 20);
  }
}
