package io.qubridge.local.state;

/**
 * How the rows of a PUB are laid into blocks: full blocks first, then a smaller one for the rest,
 * or single rows where they are few. The layout changes how fast a row is, not its numbers.
 *
 * @param total the number of rows
 * @param width the lanes of a full block
 * @param tail the lanes of the last block; 1 where the rest is done row by row
 */
record RowBlocks(int total, int width, int tail) {
  /** Amplitudes of a block that a core's cache holds. */
  private static final int CACHED_AMPLITUDES = 1 << 14;

  private static final int MIN_WIDTH = 16;

  /** So few rows are faster one by one than in a block that they do not fill. */
  private static final int FEW_ROWS = 5;

  /**
   * The layout that is fastest.
   *
   * @param threads that share the blocks
   */
  static RowBlocks of(int rows, int qubits, int threads) {
    int width = StateBlock.MAX_LANES;
    while (width > MIN_WIDTH && (width << qubits > CACHED_AMPLITUDES || width * threads > rows)) {
      width /= 2;
    }
    int rest = rows % width;
    int tail = rest <= FEW_ROWS ? 1 : MIN_WIDTH;
    while (tail > 1 && tail < rest) {
      tail *= 2;
    }
    return new RowBlocks(rows, width, tail);
  }

  private int full() {
    return total / width;
  }

  /** The number of blocks. */
  int count() {
    int rest = total % width;
    return full() + (tail == 1 ? rest : 1);
  }

  /** The lanes of a block. */
  int lanes(int block) {
    return block < full() ? width : tail;
  }

  /** The row of a block's first lane. */
  int firstRow(int block) {
    return Math.min(block, full()) * width + Math.max(0, block - full());
  }

  /** How many lanes of a block hold rows; the others repeat the last one. */
  int rows(int block) {
    return Math.min(lanes(block), total - firstRow(block));
  }
}
