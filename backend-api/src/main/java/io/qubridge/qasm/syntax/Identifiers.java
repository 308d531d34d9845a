package io.qubridge.qasm.syntax;

import java.util.Set;

/** Which words can be names of an OpenQASM 3 program. */
public final class Identifiers {
  private static final Set<String> BUILT_IN =
      Set.of("pi", "π", "tau", "τ", "euler", "ℇ", "U", "gphase");

  private Identifiers() {}

  /** Whether a program may declare the word: an identifier that is neither keyword nor built in. */
  public static boolean isFree(String word) {
    return isIdentifier(word)
        && TokenKind.ofWord(word) == TokenKind.IDENTIFIER
        && !BUILT_IN.contains(word);
  }

  private static boolean isIdentifier(String word) {
    return !word.isEmpty()
        && isStart(word.codePointAt(0))
        && word.codePoints().allMatch(Identifiers::isPart);
  }

  /** Whether a name can begin with the character. */
  static boolean isStart(int codePoint) {
    if (codePoint < 128) {
      return codePoint >= 'a' && codePoint <= 'z'
          || codePoint >= 'A' && codePoint <= 'Z'
          || codePoint == '_';
    }
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.LETTER_NUMBER ->
          true;
      default -> false;
    };
  }

  /** Whether a name can go on with the character. */
  static boolean isPart(int codePoint) {
    return codePoint >= '0' && codePoint <= '9' || isStart(codePoint);
  }
}
