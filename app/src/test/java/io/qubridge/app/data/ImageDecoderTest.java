package io.qubridge.app.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.bmp", "a.png"})
  void readsRedGreenBlueInRows(String name) throws IOException {
    BufferedImage image = TestImages.noise(11, 9, BufferedImage.TYPE_3BYTE_BGR, 1);
    Pixels pixels = ImageDecoder.decode(TestImages.write(folder.resolve(name), image));
    assertEquals(11, pixels.width());
    assertEquals(9, pixels.height());
    for (int i = 0; i < 99; i++) {
      int rgb = image.getRGB(i % 11, i / 11);
      assertEquals(rgb >> 16 & 0xff, pixels.rgb()[3 * i] & 0xff);
      assertEquals(rgb >> 8 & 0xff, pixels.rgb()[3 * i + 1] & 0xff);
      assertEquals(rgb & 0xff, pixels.rgb()[3 * i + 2] & 0xff);
    }
  }

  @Test
  void readsJpegWithinItsLoss() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, 0xc04080);
    }
    Pixels pixels = ImageDecoder.decode(TestImages.write(folder.resolve("a.jpg"), image));
    assertEquals(0xc0, pixels.rgb()[300] & 0xff, 4);
    assertEquals(0x40, pixels.rgb()[301] & 0xff, 4);
    assertEquals(0x80, pixels.rgb()[302] & 0xff, 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void keepsGreyValuesAsStored(int type) throws IOException {
    BufferedImage image = new BufferedImage(8, 8, type);
    int stored = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 << 8 | 77;
    for (int i = 0; i < 64; i++) {
      image.getRaster().setSample(i % 8, i / 8, 0, stored);
    }
    Pixels pixels = ImageDecoder.decode(TestImages.write(folder.resolve("grey.png"), image));
    byte[] expected = new byte[3 * 64];
    Arrays.fill(expected, (byte) 100);
    assertArrayEquals(expected, pixels.rgb());
  }

  @Test
  void laysTransparentPixelsOnBlack() throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_4BYTE_ABGR);
    image.setRGB(0, 0, 0xff64c832);
    image.setRGB(1, 0, 0x8064c832);
    image.setRGB(2, 0, 0x00ffffff);
    byte[] rgb = ImageDecoder.decode(TestImages.write(folder.resolve("alpha.png"), image)).rgb();
    assertArrayEquals(
        new byte[] {100, (byte) 200, 50, 50, 100, 25, 0, 0, 0}, Arrays.copyOf(rgb, 9));
  }

  @Test
  void readsPalettes() throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED);
    image.setRGB(0, 0, 0xffff0033);
    byte[] rgb = ImageDecoder.decode(TestImages.write(folder.resolve("palette.png"), image)).rgb();
    assertArrayEquals(new byte[] {(byte) 255, 0, 51, 0, 0, 0}, Arrays.copyOf(rgb, 6));
  }

  @Test
  void goesByContentNotByEnding() throws IOException {
    Path png = TestImages.write(folder.resolve("a.png"), 8, 8, 1);
    Path misnamed = Files.move(png, folder.resolve("a.jpg"));
    assertEquals(8, ImageDecoder.decode(misnamed).width());
  }

  @Test
  void refusesText() throws IOException {
    Path file = Files.writeString(folder.resolve("text.png"), "no image at all\n");
    assertRefused(file, "is no BMP, PNG or JPEG image");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    assertRefused(Files.createFile(folder.resolve("empty.png")), "is empty");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertRefused(folder.resolve("gone.png"), "no such file");
    assertRefused(folder, "is a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1x1.png", "1x1.bmp", "1x1.jpg"})
  void refusesOnePixel(String name) throws IOException {
    assertRefused(TestImages.write(folder.resolve(name), 1, 1, 1), "is 1 x 1 pixels, smaller");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.png", "a.bmp", "a.jpg"})
  void refusesEveryTruncation(String name) throws IOException {
    byte[] whole = Files.readAllBytes(TestImages.write(folder.resolve(name), 24, 20, 1));
    Path cut = folder.resolve("cut-" + name);
    // The last 12 + 8 bytes of a PNG are its end mark and a checksum: its pixels are complete.
    int complete = name.endsWith("png") ? whole.length - 20 : whole.length;
    for (int length = 10; length < complete; length += 7) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertRefused(cut, "damaged or truncated");
    }
  }

  @Test
  void refusesDamagedJpegData() throws IOException {
    byte[] bytes = Files.readAllBytes(TestImages.write(folder.resolve("a.jpg"), 64, 64, 1));
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 40, (byte) 0xff);
    assertRefused(Files.write(folder.resolve("damaged.jpg"), bytes), "damaged or truncated JPEG");
  }

  @Test
  void refusesAHeaderThatContradictsItself() throws IOException {
    BufferedImage image = TestImages.noise(16, 16, BufferedImage.TYPE_BYTE_INDEXED, 1);
    byte[] bmp = Files.readAllBytes(TestImages.write(folder.resolve("a.bmp"), image));
    ByteBuffer header = ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(10, -16_777_216);
    assertRefused(Files.write(folder.resolve("p.bmp"), bmp), "damaged or truncated BMP image");
  }

  @Test
  void refusesHugeClaimsBeforeDecoding() throws IOException {
    assertRefused(Files.write(folder.resolve("h.png"), pngHeader(100_000, 100_000)), "100000");
    assertRefused(Files.write(folder.resolve("h.bmp"), bmpHeader(100_000, 100_000)), "100000");
    byte[] jpeg = Files.readAllBytes(TestImages.write(folder.resolve("a.jpg"), 16, 16, 1));
    int frame = indexOf(jpeg, 0xff, 0xc0);
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
    assertRefused(Files.write(folder.resolve("h.jpg"), jpeg), "claims 60000 x 60000 pixels");
  }

  private static void assertRefused(Path file, String reason) {
    DataException e = assertThrows(DataException.class, () -> ImageDecoder.decode(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  private static int indexOf(byte[] bytes, int first, int second) {
    int i = 0;
    while ((bytes[i] & 0xff) != first || (bytes[i + 1] & 0xff) != second) {
      i++;
    }
    return i;
  }

  private static byte[] pngHeader(int width, int height) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(header);
    out.writeBytes("IHDR");
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.toByteArray());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    out = new DataOutputStream(file);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    out.writeInt(13);
    out.write(header.toByteArray());
    out.writeInt((int) crc.getValue());
    return file.toByteArray();
  }

  private static byte[] bmpHeader(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(54).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 'B').put((byte) 'M').putInt(54).putInt(0).putInt(54);
    header.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
    return header.array();
  }
}
