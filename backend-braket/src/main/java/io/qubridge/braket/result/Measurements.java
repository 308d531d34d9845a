package io.qubridge.braket.result;

import io.qubridge.spi.MalformedResponseException;
import java.util.Arrays;

/**
 * Shots as a result lists them: {@code [[0, 1], [0, 0]]}, one inner list a shot, column {@code j}
 * being {@code measuredQubits[j]}.
 *
 * <p>Read byte by byte: at some ten bytes a shot the list is far too long for a tree.
 */
final class Measurements {
  private static final int MOST_COLUMNS = 63;

  private final byte[] json;
  private int at;
  private int columns = -1;
  private long[] shots = new long[1024];
  private int size;

  private Measurements(byte[] json, int start) {
    this.json = json;
    this.at = start;
  }

  /**
   * Reads the list that starts at a byte.
   *
   * @throws MalformedResponseException if it is anything but lists of 0 and 1 of one length, at
   *     most 63
   */
  static Measurements scan(byte[] json, int start) {
    Measurements measurements = new Measurements(json, start);
    measurements.expect('[');
    if (measurements.next() == ']') {
      measurements.at++;
      return measurements;
    }
    byte separator;
    do {
      measurements.shot();
      separator = measurements.next();
      measurements.at++;
    } while (separator == ',');
    if (separator != ']') {
      throw measurements.malformed();
    }
    return measurements;
  }

  private void shot() {
    expect('[');
    long bits = 0;
    int count = 0;
    byte separator = next();
    while (separator != ']') {
      byte digit = next();
      if ((digit != '0' && digit != '1') || count == MOST_COLUMNS) {
        throw malformed();
      }
      bits |= (long) (digit - '0') << count++;
      at++;
      separator = next();
      if (separator == ',') {
        at++;
      } else if (separator != ']') {
        throw malformed();
      }
    }
    at++;
    if (columns >= 0 && columns != count) {
      throw malformed();
    }
    columns = count;
    if (size == shots.length) {
      shots = Arrays.copyOf(shots, 2 * size);
    }
    shots[size++] = bits;
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw malformed();
    }
    at++;
  }

  /** The next byte that is not white space, which stays to be read. */
  private byte next() {
    while (at < json.length && json[at] <= ' ') {
      at++;
    }
    if (at == json.length) {
      throw malformed();
    }
    return json[at];
  }

  private MalformedResponseException malformed() {
    return new MalformedResponseException(
        "measurements of Amazon Braket are not lists of 0 and 1 of one length, at byte " + at);
  }

  /** The first byte behind the list. */
  int end() {
    return at;
  }

  /** The number of shots. */
  int size() {
    return size;
  }

  /** The number of columns; 0 without shots. */
  int columns() {
    return Math.max(0, columns);
  }

  /** The shots; bit {@code j} is column {@code j}. Sorted on first use. */
  Tally tally() {
    Arrays.sort(shots, 0, size);
    long[] counts = new long[size];
    int distinct = 0;
    for (int k = 0; k < size; k++) {
      if (distinct == 0 || shots[k] != shots[distinct - 1]) {
        shots[distinct++] = shots[k];
      }
      counts[distinct - 1]++;
    }
    Tally tally = new Tally(Arrays.copyOf(shots, distinct), Arrays.copyOf(counts, distinct));
    size = 0;
    return tally;
  }
}
