package io.qubridge.qasm.syntax;

import java.util.List;
import java.util.Optional;

/** What stands in the brackets of an index, or behind the {@code in} of a loop. */
public sealed interface Selector permits Expression, Selector.Range, Selector.IndexSet {
  /** The offset in the text. */
  int at();

  /**
   * {@code start : step : stop}, both ends included.
   *
   * @param at the offset in the text
   * @param start absent: the first element
   * @param step absent: 1
   * @param stop absent: the last element
   */
  record Range(
      int at, Optional<Expression> start, Optional<Expression> step, Optional<Expression> stop)
      implements Selector {}

  /**
   * {@code {a, b, ...}}.
   *
   * @param at the offset in the text
   * @param elements the members in their order
   */
  record IndexSet(int at, List<Expression> elements) implements Selector {}
}
