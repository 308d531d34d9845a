package io.qubridge.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Compressed bytes (zlib, RFC 1950), of a bounded size when unpacked. */
final class Packed {
  /** Fits the largest payloads and answers of providers several times. */
  static final int LONGEST = 1 << 29;

  private Packed() {}

  static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  /**
   * Unpacks.
   *
   * @throws IOException if the bytes are not packed ones, or too many when unpacked
   */
  static byte[] unpack(byte[] packed) throws IOException {
    return unpack(packed, LONGEST);
  }

  static byte[] unpack(byte[] packed, int longest) throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      byte[] bytes = in.readNBytes(longest);
      if (in.read() >= 0) {
        throw new IOException("it has more than " + longest + " bytes");
      }
      return bytes;
    }
  }
}
