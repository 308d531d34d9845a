package io.qubridge.app.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodedImagesTest {
  private static final int COUNT = 30;
  private static final ImageTransform TRANSFORM = ImageTransform.square(8);
  private static final int LENGTH = 3 * 8 * 8;

  @TempDir Path folder;

  @Test
  void keepsEveryImageInOrder() throws IOException {
    ImageDataset dataset = images();
    DecodedImages images = DecodedImages.load(dataset, TRANSFORM, Progress.NONE);
    assertEquals(COUNT, images.size());
    assertEquals(COUNT, images.cached());
    for (int i = 0; i < COUNT; i++) {
      assertArrayEquals(TRANSFORM.apply(dataset.samples().get(i).image()), images.bytes(i));
    }
  }

  @Test
  void needsNoFilesOnceAllIsKept() throws IOException {
    ImageDataset dataset = images();
    DecodedImages images = DecodedImages.load(dataset, TRANSFORM, Progress.NONE);
    byte[] before = images.bytes(3);
    deleteAll(dataset);
    assertArrayEquals(before, images.bytes(3));
    images.fill(new int[] {0, COUNT - 1}, Standardisation.NONE, new float[2 * LENGTH]);
  }

  @Test
  void decodesAgainWhatDoesNotFitTheBound() throws IOException {
    ImageDataset dataset = images();
    DecodedImages all = DecodedImages.load(dataset, TRANSFORM, Progress.NONE);
    DecodedImages some = DecodedImages.load(dataset, TRANSFORM, 10 * LENGTH + 1, Progress.NONE);
    assertEquals(10, some.cached());
    int[] indices = {29, 3, 9, 10, 3};
    float[] expected = new float[indices.length * LENGTH];
    float[] found = new float[indices.length * LENGTH];
    all.fill(indices, Standardisation.NONE, expected);
    some.fill(indices, Standardisation.NONE, found);
    assertArrayEquals(expected, found);
    assertEquals(
        Standardisation.of(all, indices), Standardisation.of(some, indices), "sums are kept");
    deleteAll(dataset);
    some.fill(new int[] {9}, Standardisation.NONE, found);
    assertThrows(DataException.class, () -> some.fill(new int[] {10}, Standardisation.NONE, found));
  }

  @Test
  void fillsBatchesChannelByChannel() throws IOException {
    DecodedImages images = DecodedImages.load(images(), TRANSFORM, Progress.NONE);
    Standardisation scale = new Standardisation(List.of(0.5, 0.25, 0.0), List.of(0.5, 2.0, 1.0));
    float[] batch = new float[2 * LENGTH];
    images.fill(new int[] {7, 2}, scale, batch);
    byte[] bytes = images.bytes(2);
    assertEquals(((bytes[5] & 0xff) / 255f - 0.5f) / 0.5f, batch[LENGTH + 5], 1e-6);
    assertEquals(((bytes[64 + 5] & 0xff) / 255f - 0.25f) / 2, batch[LENGTH + 64 + 5], 1e-6);
    assertEquals((bytes[128 + 5] & 0xff) / 255f, batch[LENGTH + 128 + 5], 1e-6);
  }

  @Test
  void tellsProgressOneByOne() throws IOException {
    List<Integer> heard = new ArrayList<>();
    DecodedImages.load(
        images(),
        TRANSFORM,
        (done, total) -> {
          assertEquals(COUNT, total);
          heard.add(done);
        });
    assertEquals(IntStream.rangeClosed(1, COUNT).boxed().toList(), heard);
  }

  @Test
  void namesTheFirstOfSeveralBadImages() throws IOException {
    ImageDataset dataset = images();
    for (int bad : new int[] {23, 11, 29}) {
      Files.writeString(((ImageFile) dataset.samples().get(bad).image()).path(), "text");
    }
    Progress none = Progress.NONE;
    DataException e =
        assertThrows(DataException.class, () -> DecodedImages.load(dataset, TRANSFORM, none));
    assertTrue(e.getMessage().contains("11.png: is no BMP, PNG or JPEG"), e.getMessage());
  }

  @Test
  void showsPicturesInTheirColours() throws IOException {
    ImageDataset dataset = images();
    DecodedImages images = DecodedImages.load(dataset, TRANSFORM, Progress.NONE);
    BufferedImage picture = images.picture(4);
    byte[] rgb = dataset.samples().get(4).image().pixels().rgb();
    assertEquals(8, picture.getWidth());
    int expected = (rgb[27] & 0xff) << 16 | (rgb[28] & 0xff) << 8 | rgb[29] & 0xff;
    assertEquals(expected, picture.getRGB(1, 1) & 0xffffff);
  }

  @Test
  void measuresTheForeground() throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 24; i++) {
      image.setRGB(i % 8, i / 8, i % 2 == 0 ? 0x400000 : 0x000040);
    }
    image.setRGB(7, 7, 0x080808);
    ImageDataset dataset = dataset(List.of(TestImages.write(folder.resolve("cell.png"), image)));
    DecodedImages images = DecodedImages.load(dataset, TRANSFORM, Progress.NONE);
    assertEquals(24 / 64.0, images.foreground(0));
  }

  private ImageDataset images() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      files.add(TestImages.write(folder.resolve(i + ".png"), 8, 8, i));
    }
    return dataset(files);
  }

  private static ImageDataset dataset(List<Path> files) {
    List<Sample> samples =
        files.stream()
            .map(
                file ->
                    new Sample(
                        file.toString(),
                        new ImageFile(file),
                        0,
                        Optional.empty(),
                        Optional.empty()))
            .toList();
    return new ImageDataset("test", List.of("a", "b"), samples, false, List.of());
  }

  private static void deleteAll(ImageDataset dataset) throws IOException {
    for (Sample sample : dataset.samples()) {
      Files.delete(((ImageFile) sample.image()).path());
    }
  }
}
