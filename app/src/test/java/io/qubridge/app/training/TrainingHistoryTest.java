package io.qubridge.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qubridge.app.model.Json;
import org.junit.jupiter.api.Test;

class TrainingHistoryTest {
  @Test
  void findsTheFirstEpochWithTheLowestLoss() {
    TrainingHistory history = history(0.9, 0.5, 0.7, 0.5);
    assertEquals(2, history.bestEpoch());
    assertEquals(2, history.waited());
  }

  @Test
  void countsLossesThatAreNoNumbersAsNotBetter() {
    assertEquals(0, history(Double.NaN).bestEpoch());
    assertEquals(1, history(Double.NaN).waited());
    assertEquals(1, history(0.8, Double.NaN).bestEpoch());
  }

  @Test
  void seesATrainingThatDiverges() {
    assertFalse(history(0.4).diverged());
    assertTrue(history(0.4).plus(new EpochRecord(2, Double.NaN, 0, 1, 1, 2, 1, 1)).diverged());
  }

  @Test
  void countsLatestEpochsWithOneClass() {
    TrainingHistory history =
        TrainingHistory.empty()
            .plus(epoch(1, 0.5, 1))
            .plus(epoch(2, 0.6, 2))
            .plus(epoch(3, 0.7, 1))
            .plus(epoch(4, 0.8, 1));
    assertEquals(2, history.collapsedStreak());
  }

  @Test
  void callsATrainingCollapsedByItsBestEpoch() {
    TrainingHistory recovered =
        TrainingHistory.empty().plus(epoch(1, 0.7, 1)).plus(epoch(2, 0.5, 2));
    TrainingHistory lost = TrainingHistory.empty().plus(epoch(1, 0.5, 1)).plus(epoch(2, 0.7, 2));
    assertFalse(recovered.collapsed());
    assertTrue(lost.collapsed());
  }

  @Test
  void survivesJson() throws JsonProcessingException {
    TrainingHistory history = history(0.3, Double.NaN, 0.1234567890123456789);
    String json = Json.MAPPER.writeValueAsString(history);
    assertEquals(history, Json.MAPPER.readValue(json, TrainingHistory.class));
  }

  private static TrainingHistory history(double... losses) {
    TrainingHistory history = TrainingHistory.empty();
    for (double loss : losses) {
      history = history.plus(epoch(history.size() + 1, loss, 2));
    }
    return history;
  }

  private static EpochRecord epoch(int number, double validationLoss, int classes) {
    return new EpochRecord(number, 0.5, 0.8, validationLoss, 0.7, classes, 1.5, 100);
  }
}
