package io.qubridge.app.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads BMP, PNG and JPEG files, told apart by their first bytes.
 *
 * <p>The size that a file claims is checked before anything of that size is allocated, and a file
 * that ends early or is damaged is refused rather than padded. Only the JDK's own readers are used,
 * so other readers on the class path change no pixel. Orientation tags and colour profiles are not
 * applied: pixels are the numbers in the file.
 */
public final class ImageDecoder {
  /** Most pixels of an image. */
  public static final long MAX_PIXELS = 25_000_000;

  /** Smallest side of an image, in pixels. */
  public static final int MIN_SIDE = 8;

  /** Up to the height in a BMP header. */
  private static final int START_BYTES = 26;

  private ImageDecoder() {}

  /**
   * Reads an image.
   *
   * @throws DataException if the file is no image, is damaged, or its size is out of bounds; the
   *     message names the file
   */
  public static Pixels decode(Path file) {
    byte[] start = start(file);
    String format = format(file, start);
    checkBmpSize(file, format, start);
    ImageReader reader = reader(format);
    List<String> damage = new ArrayList<>();
    try (ImageInputStream stream = new FileImageInputStream(file.toFile())) {
      reader.addIIOReadWarningListener((source, warning) -> noteDamage(warning, damage));
      reader.setInput(stream, true, true);
      checkSize(file, reader.getWidth(0), reader.getHeight(0));
      Pixels pixels = Rasters.rgb(reader.read(0));
      if (!damage.isEmpty()) {
        throw damaged(file, format, damage.get(0), null);
      }
      return pixels;
    } catch (DataException e) {
      throw e;
    } catch (IOException e) {
      throw damaged(file, format, reason(e), e);
    } catch (RuntimeException e) {
      // So the JDK's readers answer many a damaged header.
      throw damaged(file, format, "contradictory header", e);
    } finally {
      reader.dispose();
    }
  }

  /** The JDK's reader calls a BMP with a huge claim damaged; this one tells its size. */
  private static void checkBmpSize(Path file, String format, byte[] start) {
    ByteBuffer header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    boolean longHeader = start.length == START_BYTES && header.getInt(14) >= 40;
    if (format.equals("BMP") && longHeader) {
      checkSize(file, header.getInt(18), Math.abs((long) header.getInt(22)));
    }
  }

  private static void checkSize(Path file, long width, long height) {
    if (width * height > MAX_PIXELS) {
      throw new DataException(
          "%s: claims %d x %d pixels, more than the %d allowed; scale it down or remove it"
              .formatted(file, width, height, MAX_PIXELS));
    }
    if (width < MIN_SIDE || height < MIN_SIDE) {
      throw new DataException(
          "%s: is %d x %d pixels, smaller than %d x %d; remove or replace it"
              .formatted(file, width, height, MIN_SIDE, MIN_SIDE));
    }
  }

  private static byte[] start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(START_BYTES);
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": no such file", e);
    } catch (IOException e) {
      String what = Files.isDirectory(file) ? "is a folder, not an image" : "cannot be read";
      throw new DataException(file + ": " + what, e);
    }
  }

  private static String format(Path file, byte[] start) {
    if (startsWith(start, 'B', 'M')) {
      return "BMP";
    }
    if (startsWith(start, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return "PNG";
    }
    if (startsWith(start, 0xff, 0xd8, 0xff)) {
      return "JPEG";
    }
    String what = start.length == 0 ? "is empty" : "is no BMP, PNG or JPEG image";
    throw new DataException(file + ": " + what + "; remove or replace it");
  }

  private static boolean startsWith(byte[] bytes, int... signature) {
    if (bytes.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((bytes[i] & 0xff) != signature[i]) {
        return false;
      }
    }
    return true;
  }

  private static ImageReader reader(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule() == ImageIO.class.getModule()) {
        return reader;
      }
    }
    throw new IllegalStateException("this Java runtime reads no " + format + " images");
  }

  /** Keeps the warnings that the JPEG reader gives where pixels are missing or wrong. */
  private static void noteDamage(String warning, List<String> damage) {
    if (warning.startsWith("Truncated File") || warning.startsWith("Corrupt JPEG data")) {
      damage.add(warning);
    }
  }

  private static DataException damaged(Path file, String format, String reason, Throwable cause) {
    return new DataException(
        "%s: damaged or truncated %s image (%s); replace or remove it"
            .formatted(file, format, reason),
        cause);
  }

  private static String reason(IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("");
  }
}
