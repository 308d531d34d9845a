package io.qubridge.journal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnerTest {
  private final Owner self = Owner.current();

  @Test
  void thisProcessIsAlive() {
    assertTrue(Owner.alive(self.toString()));
  }

  @Test
  void aClockThatWasCorrectedDoesNotEndAProcess() {
    Owner corrected = new Owner(self.pid(), self.started().plus(Duration.ofSeconds(2)));
    assertTrue(Owner.alive(corrected.toString()));
  }

  @Test
  void anEarlierProcessOfTheSameNumberIsNotAlive() {
    Owner earlier = new Owner(self.pid(), self.started().minus(Duration.ofMinutes(1)));
    assertFalse(Owner.alive(earlier.toString()));
  }

  @Test
  void aProcessThatEndedIsNotAlive() throws Exception {
    Process process = new ProcessBuilder("sleep", "30").start();
    Owner owner = new Owner(process.pid(), process.info().startInstant().orElseThrow());
    assertTrue(Owner.alive(owner.toString()));
    process.destroyForcibly().waitFor();
    assertFalse(Owner.alive(owner.toString()));
  }

  @Test
  void whatNamesNoProcessIsNotAlive() {
    assertFalse(Owner.alive("somebody"));
    assertFalse(Owner.alive(JournalFile.DEAD));
  }
}
