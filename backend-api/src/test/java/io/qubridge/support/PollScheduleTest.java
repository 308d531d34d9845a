package io.qubridge.support;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
  private static void assertWaits(PollSchedule schedule, long waitedMillis, long millis) {
    for (int i = 0; i < 100; i++) {
      long next = schedule.next(Duration.ofMillis(waitedMillis)).toMillis();
      assertTrue(next >= millis && next <= millis * 1.2, next + " for " + millis);
    }
  }

  @Test
  void itWaitsASecondThenFiveThenHalfAMinute() {
    PollSchedule schedule = PollSchedule.standard();
    assertWaits(schedule, 0, 1000);
    assertWaits(schedule, 29_000, 1000);
    assertWaits(schedule, 30_000, 5000);
    assertWaits(schedule, 300_000, 30_000);
    assertWaits(schedule, 86_400_000, 30_000);
  }

  @Test
  void itNeverWaitsLessThanTheFloor() {
    PollSchedule schedule = new PollSchedule(Duration.ofSeconds(10));
    assertWaits(schedule, 0, 10_000);
    assertWaits(schedule, 60_000, 10_000);
    assertWaits(schedule, 600_000, 30_000);
  }

  @Test
  void aSmallFloorShrinksAllWaits() {
    PollSchedule schedule = new PollSchedule(Duration.ofMillis(100));
    assertWaits(schedule, 0, 100);
    assertWaits(schedule, 3000, 500);
    assertWaits(schedule, 30_000, 3000);
  }

  @Test
  void jitterSpreadsTheWaits() {
    PollSchedule schedule = PollSchedule.standard();
    long different =
        Stream.generate(() -> schedule.next(Duration.ZERO)).limit(50).distinct().count();
    assertTrue(different > 25);
  }

  @Test
  void theFloorIsPositive() {
    assertThrows(IllegalArgumentException.class, () -> new PollSchedule(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new PollSchedule(Duration.ofMillis(-1)));
  }
}
