package io.qubridge.qasm;

/**
 * How programs are read. The limits keep a program from an untrusted source from taking all time or
 * memory.
 *
 * @param maxLength the longest program, in characters
 * @param maxNesting how many levels of expressions, blocks or gate definitions may stand in each
 *     other
 * @param maxQubits the number of qubits; physical qubits have lower indices than this
 * @param maxBits the number of classical bits of all registers
 * @param maxOperations the number of operations after broadcasting and after replacing gate
 *     definitions by their bodies. What takes work or memory beside them counts, too: declarations,
 *     calls of defined gates, operations once more for each modifier, every 16 operands. A single
 *     statement has at most four times as many words and signs.
 * @param legacyU whether {@code U(t, p, l)} has the phase of older specifications and of most
 *     programs in circulation, with {@code cos(t/2)} as its upper-left entry. It only matters under
 *     control modifiers and to the global phase.
 */
public record QasmOptions(
    int maxLength, int maxNesting, int maxQubits, int maxBits, int maxOperations, boolean legacyU) {
  private static final int DEEPEST_NESTING = 1000;
  private static final int WORDS_PER_OPERATION = 4;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if a limit is not positive or the nesting above 1000
   */
  public QasmOptions {
    if (maxLength < 1 || maxNesting < 1 || maxQubits < 1 || maxBits < 1 || maxOperations < 1) {
      throw new IllegalArgumentException("limits of programs are at least 1");
    }
    if (maxNesting > DEEPEST_NESTING) {
      throw new IllegalArgumentException(
          "maxNesting is " + maxNesting + "; it is at most " + DEEPEST_NESTING);
    }
  }

  /**
   * The settings of {@link QasmReader#read(String)}: 32 Mi characters, 256 levels, 10,000 qubits, a
   * million bits, a million operations, {@code U} as in the specification.
   */
  public static QasmOptions defaults() {
    return new QasmOptions(1 << 25, 256, 10_000, 1_000_000, 1_000_000, false);
  }

  /** How many words and signs a statement may have; a gate call takes about six. */
  int mostWords() {
    return (int) Math.min(Integer.MAX_VALUE, WORDS_PER_OPERATION * (long) maxOperations);
  }

  /** These settings with another phase of {@code U}. */
  public QasmOptions withLegacyU(boolean legacy) {
    return new QasmOptions(maxLength, maxNesting, maxQubits, maxBits, maxOperations, legacy);
  }

  /** These settings with another limit for operations. */
  public QasmOptions withMaxOperations(int operations) {
    return new QasmOptions(maxLength, maxNesting, maxQubits, maxBits, operations, legacyU);
  }
}
