package io.qubridge.app.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardisationTest {
  @TempDir Path folder;

  @Test
  void isMeanAndPopulationDeviationOfEachChannel() throws IOException {
    DecodedImages images = images(0x102030, 0x304050, 0xffffff);
    Standardisation found = Standardisation.of(images, new int[] {0, 1});
    // Red is 16 in one image and 48 in the other: mean 32, deviation 16.
    assertEquals(List.of(32 / 255.0, 48 / 255.0, 64 / 255.0), found.mean());
    assertEquals(List.of(16 / 255.0, 16 / 255.0, 16 / 255.0), found.deviation());
  }

  @Test
  void givesTheImagesItWasTakenFromMeanZeroAndDeviationOne() {
    ImageDataset dataset = SyntheticCells.dataset(12, 16, 1);
    DecodedImages images = DecodedImages.load(dataset, ImageTransform.square(16), Progress.NONE);
    int[] indices = {1, 3, 4, 9};
    float[] values = new float[4 * 3 * 256];
    images.fill(indices, Standardisation.of(images, indices), values);
    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      double squares = 0;
      for (int image = 0; image < 4; image++) {
        for (int i = 0; i < 256; i++) {
          double value = values[image * 768 + channel * 256 + i];
          sum += value;
          squares += value * value;
        }
      }
      assertEquals(0, sum / 1024, 1e-6);
      assertEquals(1, squares / 1024, 1e-5);
    }
  }

  @Test
  void leavesAConstantChannelUnscaled() throws IOException {
    DecodedImages images = images(0x102000, 0x304000);
    assertEquals(1, Standardisation.of(images, new int[] {0, 1}).deviation().get(2));
  }

  @Test
  void noneDividesBy255() throws IOException {
    DecodedImages images = images(0x0033ff);
    float[] values = new float[192];
    images.fill(new int[] {0}, Standardisation.NONE, values);
    assertEquals(0f, values[0]);
    assertEquals(0.2f, values[64]);
    assertEquals(1f, values[128]);
  }

  @Test
  void refusesNonsense() throws IOException {
    List<Double> ones = List.of(1.0, 1.0, 1.0);
    assertRefused(List.of(1.0, 1.0), ones);
    assertRefused(ones, List.of(1.0, 0.0, 1.0));
    assertRefused(List.of(1.0, Double.NaN, 1.0), ones);
    DecodedImages images = images(0);
    assertThrows(IllegalArgumentException.class, () -> Standardisation.of(images, new int[0]));
  }

  @Test
  void preprocessingSurvivesJsonAndReadsFilesAsTrainingDid() throws IOException {
    Path file = TestImages.write(folder.resolve("cell.jpg"), 30, 20, 4);
    ImageDataset dataset = dataset(List.of(file));
    ImageTransform transform = new ImageTransform(8, 16);
    DecodedImages images = DecodedImages.load(dataset, transform, Progress.NONE);
    Preprocessing made = new Preprocessing(transform, Standardisation.of(images, new int[] {0}));
    ObjectMapper json = new ObjectMapper();
    Preprocessing kept = json.readValue(json.writeValueAsString(made), Preprocessing.class);
    assertEquals(made, kept);
    float[] expected = new float[192];
    images.fill(new int[] {0}, made.standardisation(), expected);
    assertArrayEquals(expected, kept.read(file));
  }

  private static void assertRefused(List<Double> mean, List<Double> deviation) {
    assertThrows(IllegalArgumentException.class, () -> new Standardisation(mean, deviation));
  }

  private DecodedImages images(int... colours) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int colour : colours) {
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR);
      for (int i = 0; i < 64; i++) {
        image.setRGB(i % 8, i / 8, colour);
      }
      files.add(TestImages.write(folder.resolve(files.size() + ".png"), image));
    }
    return DecodedImages.load(dataset(files), ImageTransform.square(8), Progress.NONE);
  }

  private static ImageDataset dataset(List<Path> files) {
    List<Sample> samples = new ArrayList<>();
    for (Path file : files) {
      samples.add(
          new Sample(file.toString(), new ImageFile(file), 0, Optional.empty(), Optional.empty()));
    }
    return new ImageDataset("test", List.of("a", "b"), samples, false, List.of());
  }
}
