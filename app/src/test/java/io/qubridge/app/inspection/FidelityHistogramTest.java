package io.qubridge.app.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FidelityHistogramTest {
  private static final int REPEATS = 500;

  @ParameterizedTest
  @CsvSource({"2, 1000", "4, 1000", "8, 1000", "8, 40", "128, 1000"})
  void statesWhatHaarRandomStatesThemselvesGive(int dimensions, int pairs) {
    SplittableRandom random = new SplittableRandom(7);
    double[] divergences = new double[REPEATS];
    double stated = 0;
    double floor = 0;
    for (int k = 0; k < REPEATS; k++) {
      double[] fidelities = new double[pairs];
      Arrays.setAll(fidelities, i -> 1 - Math.pow(random.nextDouble(), 1.0 / (dimensions - 1)));
      FidelityHistogram histogram = new FidelityHistogram(fidelities, dimensions);
      divergences[k] = histogram.divergence().value();
      stated += histogram.divergence().standardError() / REPEATS;
      floor = histogram.floor();
    }
    Estimate mean = Estimate.mean(divergences);
    assertEquals(mean.value(), floor, 4 * mean.standardError());
    double spread = mean.standardError() * Math.sqrt(REPEATS);
    assertEquals(1, stated / spread, 0.25);
  }

  @Test
  void statesTheSpreadOfStatesThatAreNotRandom() {
    SplittableRandom random = new SplittableRandom(7);
    double[] divergences = new double[REPEATS];
    double stated = 0;
    for (int k = 0; k < REPEATS; k++) {
      double[] fidelities = new double[1000];
      Arrays.setAll(fidelities, i -> 1 - Math.pow(random.nextDouble(), 1.0 / 3));
      FidelityHistogram histogram = new FidelityHistogram(fidelities, 32);
      divergences[k] = histogram.divergence().value();
      stated += histogram.divergence().standardError() / REPEATS;
    }
    double spread = Estimate.mean(divergences).standardError() * Math.sqrt(REPEATS);
    assertEquals(1, stated / spread, 0.1);
  }

  @Test
  void comparesWithStatesOfManyDimensions() {
    FidelityHistogram same = new FidelityHistogram(new double[] {1, 1}, 4096);
    assertEquals(4095 * Math.log(75), same.divergence().value(), 1e-6, "where shares underflow");
  }
}
