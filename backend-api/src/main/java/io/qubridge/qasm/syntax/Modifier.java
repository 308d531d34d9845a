package io.qubridge.qasm.syntax;

import java.util.Optional;

/**
 * A gate modifier.
 *
 * @param at the offset in the text
 * @param kind its word
 * @param argument what stands in its parentheses: the exponent, or the number of controls
 */
public record Modifier(int at, Kind kind, Optional<Expression> argument) {
  /** The words of modifiers. */
  public enum Kind {
    INV,
    POW,
    CTRL,
    NEGCTRL
  }
}
