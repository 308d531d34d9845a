package io.qubridge.device;

/** Names from foreign files, made fit for terminals and drawings. */
final class PlainText {
  private static final int LONGEST = 200;

  private PlainText() {}

  /** The text with {@code ?} for characters that are not printed, cut where it is very long. */
  static String of(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return cut.replaceAll("\\p{C}", "?");
  }
}
