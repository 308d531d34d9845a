package io.qubridge.braket.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qubridge.spi.BackendException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskIdsTest {
  private static final String PREFIX = "arn:aws:braket:us-west-2:123456789012:quantum-task/";

  private static TaskIds ids(String... names) {
    return new TaskIds(
        Arrays.stream(names).map(name -> Optional.ofNullable(name).map(PREFIX::concat)).toList());
  }

  @Test
  void theTextNamesEveryTaskAndThoseThatAreMissing() {
    assertEquals(PREFIX + "aa", ids("aa").text());
    assertEquals(PREFIX + "aa,-,cc", ids("aa", null, "cc").text());
    assertEquals("-," + PREFIX + "bb,cc", ids(null, "bb", "cc").text());
    assertEquals("none", ids().text());
    for (TaskIds ids : List.of(ids("aa"), ids("aa", null, "cc"), ids(null, "bb", "cc"), ids())) {
      assertEquals(ids, TaskIds.parse(ids.text()));
    }
  }

  @Test
  void otherTextsAreNoJobs() {
    for (String text : List.of("", "job-1", "aa,bb", PREFIX + "aa,../bb", PREFIX)) {
      assertThrows(BackendException.class, () -> TaskIds.parse(text), text);
    }
  }

  @Test
  void whatIsMissingIsTakenFromOthers() {
    assertEquals(ids("aa", "bb", "cc"), ids("aa", null, "cc").or(ids("xx", "bb", "yy")));
  }
}
