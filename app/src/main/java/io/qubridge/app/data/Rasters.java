package io.qubridge.app.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/** Takes 8-bit red, green and blue out of whatever pixel format a reader chose. */
final class Rasters {
  private Rasters() {}

  /** Grey becomes red = green = blue; what is transparent is laid on black. */
  static Pixels rgb(BufferedImage image) {
    byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
    ColorModel model = image.getColorModel();
    boolean components = model instanceof ComponentColorModel;
    if (components && model.getNumComponents() == 3 && model.getComponentSize(0) == 8) {
      fromBytes(image.getRaster(), rgb);
    } else if (components) {
      fromComponents(image.getRaster(), model.getComponentSize(0) - 8, rgb);
    } else {
      fromColours(image, rgb);
    }
    return new Pixels(image.getWidth(), image.getHeight(), rgb);
  }

  /** The usual case, twice as fast as the general one. */
  private static void fromBytes(Raster raster, byte[] rgb) {
    int width = raster.getWidth();
    byte[] row = new byte[3 * width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getDataElements(0, y, width, 1, row);
      System.arraycopy(row, 0, rgb, y * row.length, row.length);
    }
  }

  /**
   * One to four stored components of 8 or 16 bits, of which the high 8 count. Read as they are: the
   * colour space would apply a gamma curve to grey.
   */
  private static void fromComponents(Raster raster, int shift, byte[] rgb) {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    boolean grey = bands < 3;
    boolean transparent = bands == 2 || bands == 4;
    int[] row = new int[width * bands];
    for (int y = 0, to = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int from = 0; from < row.length; from += bands, to += 3) {
        int alpha = transparent ? row[from + bands - 1] >> shift : 255;
        rgb[to] = onBlack(row[from] >> shift, alpha);
        rgb[to + 1] = onBlack(row[grey ? from : from + 1] >> shift, alpha);
        rgb[to + 2] = onBlack(row[grey ? from : from + 2] >> shift, alpha);
      }
    }
  }

  /** Palettes and colours packed into one number. */
  private static void fromColours(BufferedImage image, byte[] rgb) {
    int width = image.getWidth();
    int[] row = new int[width];
    for (int y = 0, to = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        int alpha = argb >>> 24;
        rgb[to++] = onBlack(argb >> 16 & 0xff, alpha);
        rgb[to++] = onBlack(argb >> 8 & 0xff, alpha);
        rgb[to++] = onBlack(argb & 0xff, alpha);
      }
    }
  }

  private static byte onBlack(int value, int alpha) {
    return (byte) ((value * alpha + 127) / 255);
  }
}
