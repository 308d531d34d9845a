package io.qubridge.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command prints: results to {@link #out}, everything else to {@link #err}.
 *
 * <p>The launcher finds out which of the two is a terminal and how wide, since Java cannot tell.
 * Started without it, neither is one.
 */
public final class Terminal {
  private static final int DEFAULT_COLUMNS = 80;

  /** Of a file's mode, as in POSIX's sys/stat.h. */
  private static final int FILE_TYPE = 0xf000;

  private static final int PIPE = 0x1000;
  private static final int SOCKET = 0xc000;

  private static final Terminal SYSTEM =
      new Terminal(
          Boolean.getBoolean("qubridge.terminal.out"), Boolean.getBoolean("qubridge.terminal.err"));

  private final boolean outColours;
  private final boolean interactive;
  private final int columns;

  private Terminal(boolean outIsTerminal, boolean errIsTerminal) {
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    String noColour = System.getenv("NO_COLOR");
    outColours = outIsTerminal && !dumb && (noColour == null || noColour.isEmpty());
    interactive = errIsTerminal && !dumb;
    columns = columns(System.getProperty("qubridge.terminal.size", ""));
  }

  /** The terminal of this process. */
  public static Terminal system() {
    return SYSTEM;
  }

  /** Takes results. */
  public PrintStream out() {
    return System.out;
  }

  /** Whether {@link #out} is a pipe; writing to one fails only where nobody reads any more. */
  public boolean pipesOut() {
    try {
      int mode = (int) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode");
      return (mode & FILE_TYPE) == PIPE || (mode & FILE_TYPE) == SOCKET;
    } catch (IOException | UnsupportedOperationException noUnix) {
      return false;
    }
  }

  /** Takes messages and progress. */
  public PrintStream err() {
    return System.err;
  }

  /** Whether {@link #err} is a terminal that can draw over a line. */
  public boolean interactive() {
    return interactive;
  }

  /** Whether {@link #out} shows colours; never with {@code NO_COLOR} set. */
  public boolean colours() {
    return outColours;
  }

  /** The width in characters. */
  public int columns() {
    return columns;
  }

  /** The text in a style where {@link #out} shows colours. */
  public String paint(Style style, String text) {
    return outColours ? style.apply(text) : text;
  }

  /** The plus-minus sign, in letters where {@link #out} cannot show it. */
  public String plusMinus() {
    String charset = System.getProperty("stdout.encoding"); // Java 17 has no such property
    Charset output = charset == null ? Charset.defaultCharset() : Charset.forName(charset);
    return output.newEncoder().canEncode('±') ? "±" : "+/-";
  }

  /** Reads {@code "ROWS COLUMNS"}. */
  private static int columns(String size) {
    String[] words = size.split(" ");
    boolean known = words.length == 2 && words[1].matches("[1-9]\\d{1,3}");
    return known ? Integer.parseInt(words[1]) : DEFAULT_COLUMNS;
  }
}
