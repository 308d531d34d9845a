package io.qubridge.app.device;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Colours for errors on a logarithmic scale from the least to the largest, blue over yellow to red,
 * which stay apart for most colour-blind eyes (ColorBrewer RdYlBu).
 */
record ErrorScale(double least, double most) {
  private static final int[][] STOPS = {
    {0x2c, 0x7b, 0xb6},
    {0xab, 0xd9, 0xe9},
    {0xff, 0xff, 0xbf},
    {0xfd, 0xae, 0x61},
    {0xd7, 0x19, 0x1c}
  };
  private static final String UNKNOWN = "#d0d0d0";
  private static final double FLOOR = 1e-9;

  static ErrorScale of(DoubleStream errors) {
    double[] known = errors.map(error -> Math.max(error, FLOOR)).sorted().toArray();
    return known.length == 0
        ? new ErrorScale(Double.NaN, Double.NaN)
        : new ErrorScale(known[0], known[known.length - 1]);
  }

  boolean isKnown() {
    return !Double.isNaN(least);
  }

  String colour(OptionalDouble error) {
    return error.isEmpty() ? UNKNOWN : colourAt(place(error.getAsDouble()));
  }

  /** Black or white, whichever shows on the colour. */
  String inkOn(OptionalDouble error) {
    double place = error.isEmpty() ? 0.5 : place(error.getAsDouble());
    return place < 0.12 || place > 0.88 ? "#ffffff" : "#000000";
  }

  /** The colour at a place from 0 (least) to 1 (most). */
  String colourAt(double place) {
    double at = place * (STOPS.length - 1);
    int low = Math.min((int) at, STOPS.length - 2);
    StringBuilder colour = new StringBuilder("#");
    for (int k = 0; k < 3; k++) {
      double mixed = STOPS[low][k] + (at - low) * (STOPS[low + 1][k] - STOPS[low][k]);
      colour.append(String.format(Locale.ROOT, "%02x", Math.round(mixed)));
    }
    return colour.toString();
  }

  String range() {
    return least == most
        ? String.format(Locale.ROOT, "%.2g", least)
        : String.format(Locale.ROOT, "%.2g to %.2g", least, most);
  }

  private double place(double error) {
    if (most <= least) {
      return 0;
    }
    double place = Math.log(Math.max(error, FLOOR) / least) / Math.log(most / least);
    return Math.max(0, Math.min(1, place));
  }
}
