package io.qubridge.qasm.syntax;

/**
 * Finds words in a program and keeps one string for each of the recent ones.
 *
 * <p>A direct-mapped cache rather than a table: a program cannot slow it down or fill the memory
 * with names made to collide.
 */
final class WordCache {
  private static final int SLOTS = 1 << 12;

  private final char[] text;
  private final String[] words = new String[SLOTS];
  private final TokenKind[] kinds = new TokenKind[SLOTS];
  private int slot;

  WordCache(char[] text) {
    this.text = text;
  }

  /**
   * Finds the word at an offset.
   *
   * @return the offset behind the word; the same offset where no word starts
   */
  int find(int from) {
    int hash = 0;
    int end = from;
    while (end < text.length) {
      int c = text[end];
      int width = 1;
      if (c >= 128) {
        c = Character.codePointAt(text, end, text.length);
        width = Character.charCount(c);
      }
      if (!(end == from ? Identifiers.isStart(c) : Identifiers.isPart(c))) {
        break;
      }
      hash = 31 * hash + c;
      end += width;
    }
    if (end > from) {
      slot = (hash ^ hash >>> 12) & (SLOTS - 1);
      if (words[slot] == null || !matches(words[slot], from, end)) {
        words[slot] = new String(text, from, end - from);
        kinds[slot] = TokenKind.ofWord(words[slot]);
      }
    }
    return end;
  }

  /** The word found last. */
  String word() {
    return words[slot];
  }

  /** Its keyword, or that it is an identifier. */
  TokenKind kind() {
    return kinds[slot];
  }

  private boolean matches(String word, int from, int end) {
    int length = end - from;
    if (word.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (word.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }
}
