package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestSeedsTest {
  @Test
  void differForEachLayerStepAndPurpose() {
    Set<Long> seeds = new HashSet<>();
    int made = 0;
    for (long seed = 0; seed < 10; seed++) {
      for (int layer = 0; layer < 10; layer++) {
        RequestSeeds of = new RequestSeeds(seed, layer);
        for (int iteration = 0; iteration < 20; iteration++) {
          seeds.add(of.inference(iteration));
          made++;
          for (int epoch = 0; epoch < 5; epoch++) {
            seeds.add(of.training(iteration, epoch));
            made++;
          }
        }
      }
    }
    assertEquals(made, seeds.size());
  }
}
