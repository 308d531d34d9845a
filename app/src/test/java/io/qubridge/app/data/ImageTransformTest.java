package io.qubridge.app.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTransformTest {
  @TempDir Path folder;

  @Test
  void keepsPixelsAtTheSameSizeAndSplitsThemIntoChannels() throws IOException {
    ImageFile image = new ImageFile(TestImages.write(folder.resolve("a.png"), 10, 10, 3));
    byte[] planes = ImageTransform.square(10).apply(image);
    byte[] rgb = image.pixels().rgb();
    for (int i = 0; i < 100; i++) {
      for (int channel = 0; channel < 3; channel++) {
        assertEquals(rgb[3 * i + channel], planes[100 * channel + i]);
      }
    }
  }

  @Test
  void weighsByATriangleOverTwoTargetPixels() throws IOException {
    // Halving: source pixels at distances 0.5 and 1.5 weigh 3 to 1; at the border 3 : 3 : 1.
    ImageFile image = image(16, 16, (x, y) -> 16 * x);
    byte[] planes = ImageTransform.square(8).apply(image);
    int inner = (16 * 3 + 3 * 16 * 4 + 3 * 16 * 5 + 16 * 6 + 4) / 8;
    assertEquals(inner, planes[2] & 0xff);
    assertEquals(Math.round((3 * 0 + 3 * 16 + 32) / 7f), planes[0] & 0xff);
  }

  @Test
  void interpolatesOnTheWayUp() throws IOException {
    ImageFile image = image(8, 8, (x, y) -> 20 * y);
    byte[] planes = ImageTransform.square(16).apply(image);
    assertEquals(0, planes[0] & 0xff);
    assertEquals(5, planes[16] & 0xff);
    assertEquals(15, planes[2 * 16] & 0xff);
    assertEquals(140, planes[15 * 16] & 0xff);
  }

  @Test
  void cropsTheCentre() throws IOException {
    ImageFile image = image(21, 15, (x, y) -> 10 * x + y);
    byte[] planes = new ImageTransform(9, 9).apply(image);
    assertEquals(10 * 6 + 3, planes[0] & 0xff);
    assertEquals(10 * 14 + 3, planes[8] & 0xff);
    assertEquals(10 * 6 + 11, planes[72] & 0xff);
  }

  @Test
  void stretchesToASquareWithoutACrop() throws IOException {
    ImageFile image = image(32, 16, (x, y) -> x < 16 ? 200 : 40);
    byte[] planes = ImageTransform.square(16).apply(image);
    assertEquals(200, planes[6] & 0xff);
    assertEquals(40, planes[9] & 0xff);
  }

  @Test
  void equalsPillowsBilinearOnARealCell() throws Exception {
    Path cell =
        TestImages.realCells().resolve("c-nmc/training_data/fold_0/all/UID_11_10_1_all.bmp");
    byte[] planes = new ImageTransform(64, 300).apply(new ImageFile(cell));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(planes);
    assertEquals(
        "f7806c5b29d0c45e397d29b8dbf66c0890006ecfc70b74f8a351bc6ca1639313",
        HexFormat.of().formatHex(digest));
  }

  @Test
  void refusesImagesSmallerThanTheCrop() throws IOException {
    ImageFile image = new ImageFile(TestImages.write(folder.resolve("a.png"), 40, 20, 3));
    ImageTransform transform = new ImageTransform(16, 30);
    DataException e = assertThrows(DataException.class, () -> transform.apply(image));
    assertEquals(
        folder.resolve("a.png")
            + ": is 40 x 20 pixels, smaller than the crop of 30; choose a smaller crop",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 7, 1025})
  void refusesSizesOutOfBounds(int size) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> ImageTransform.square(size));
    assertEquals("image size is " + size + "; it must be 8 to 1024 pixels", e.getMessage());
  }

  @Test
  void refusesTinyCrops() {
    assertThrows(IllegalArgumentException.class, () -> new ImageTransform(64, -300));
    assertThrows(IllegalArgumentException.class, () -> new ImageTransform(64, 7));
  }

  @Test
  void isTheSameForEqualInput() throws IOException {
    ImageFile image = new ImageFile(TestImages.write(folder.resolve("a.jpg"), 50, 40, 3));
    ImageTransform transform = ImageTransform.square(24);
    assertArrayEquals(transform.apply(image), transform.apply(image));
  }

  private ImageFile image(int width, int height, IntBinaryOperator grey) throws IOException {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, 0x010101 * grey.applyAsInt(x, y));
      }
    }
    return new ImageFile(TestImages.write(folder.resolve("grey.png"), picture));
  }
}
