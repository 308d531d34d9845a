package io.qubridge.app.cli;

import java.util.Arrays;
import java.util.stream.Stream;

/** Writes command lines of the tests as one types them. */
final class Words {
  /** Options of networks and images so small that training takes seconds. */
  static final String SMALL = " --image-size 16 --blocks 1 --batch-size 8 ";

  private Words() {}

  /**
   * The words of a line and more behind them.
   *
   * @param line words without spaces in them
   */
  static String[] of(String line, String... more) {
    return Stream.concat(Arrays.stream(line.strip().split(" +")), Arrays.stream(more))
        .toArray(String[]::new);
  }
}
