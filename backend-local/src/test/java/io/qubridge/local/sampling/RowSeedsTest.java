package io.qubridge.local.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowSeedsTest {
  @Test
  void rowsKeepTheirSeedsWhereverARequestIsCut() {
    RowSeeds whole = new RowSeeds(5, 2, 0);
    RowSeeds part = new RowSeeds(5, 2, 100);
    assertEquals(whole.seed(107, 1), part.seed(7, 1));
  }

  @Test
  void neighboursHaveSeedsOfTheirOwn() {
    Set<Long> seeds = new HashSet<>();
    for (long request = -3; request < 3; request++) {
      for (int pub = 0; pub < 6; pub++) {
        for (int row = 0; row < 100; row++) {
          for (int group = 0; group < 6; group++) {
            seeds.add(new RowSeeds(request, pub, 0).seed(row, group));
          }
        }
      }
    }
    assertEquals(6 * 6 * 100 * 6, seeds.size());
  }

  @Test
  void swappedNumbersAreOtherSeeds() {
    assertNotEquals(new RowSeeds(1, 2, 0).seed(3, 0), new RowSeeds(2, 1, 0).seed(3, 0));
    assertNotEquals(new RowSeeds(1, 2, 0).seed(3, 0), new RowSeeds(1, 3, 0).seed(2, 0));
    assertNotEquals(new RowSeeds(1, 0, 0).seed(3, 2), new RowSeeds(1, 0, 0).seed(2, 3));
  }

  @Test
  void oneBitOfTheRowChangesHalfOfTheSeed() {
    RowSeeds seeds = new RowSeeds(11, 0, 0);
    int changed = 0;
    for (int row = 0; row < 1000; row++) {
      changed += Long.bitCount(seeds.seed(row, 0) ^ seeds.seed(row ^ 1, 0));
    }
    assertEquals(32, changed / 1000.0, 0.5);
  }
}
