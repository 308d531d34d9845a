package io.qubridge.journal;

/** Cuts foreign texts down to what fits a line and cannot steer a terminal. */
final class OneLine {
  private static final int LONGEST = 1000;

  private OneLine() {}

  static String of(String text) {
    String line = String.valueOf(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
