package io.qubridge.app.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private final int[] images = IntStream.range(100, 170).toArray();

  @Test
  void takesEachImageOnceAnEpoch() {
    List<int[]> batches = Batches.shuffled(images, 32, 7, 3);
    assertEquals(List.of(32, 32, 6), batches.stream().map(b -> b.length).toList());
    assertArrayEquals(images, batches.stream().flatMapToInt(Arrays::stream).sorted().toArray());
  }

  @Test
  void ordersByTheSeedAndTheEpochAlone() {
    assertArrayEquals(order(7, 3), order(7, 3));
    assertFalse(Arrays.equals(order(7, 3), order(7, 4)));
    assertFalse(Arrays.equals(order(7, 3), order(8, 3)));
  }

  @Test
  void leavesNoBatchOfOneImage() {
    assertEquals(
        List.of(32, 33),
        Batches.inOrder(IntStream.range(0, 65).toArray(), 32).stream().map(b -> b.length).toList());
  }

  private int[] order(long seed, int epoch) {
    return Batches.shuffled(images, 32, seed, epoch).stream()
        .flatMapToInt(Arrays::stream)
        .toArray();
  }
}
