package io.qubridge.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qubridge.app.data.DatasetSummary.ClassCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatasetSummaryTest {
  private final ImageDataset dataset =
      new ImageDataset(
          "test cells",
          List.of("hem", "all"),
          TestImages.labelled(2, List.of("0:H1", "0:H2", "0:H3", "1:1", "1:2", "1:3", "1:3"))
              .samples(),
          false,
          List.of("one was skipped"));
  private final DatasetSummary summary = DatasetSummary.of(dataset, Splitter.split(dataset, 42));

  @Test
  void countsClassesWithTheirIndex() {
    assertEquals(
        List.of(new ClassCount(0, "hem", 3), new ClassCount(1, "all", 4)), summary.classes());
  }

  @Test
  void countsPartsByClassAndListsTheirSubjects() {
    List<String> subjects = new ArrayList<>();
    int[] totals = new int[2];
    for (DatasetSummary.PartSummary part : summary.parts()) {
      assertEquals(part.images(), part.imagesByClass().get(0) + part.imagesByClass().get(1));
      totals[0] += part.imagesByClass().get(0);
      totals[1] += part.imagesByClass().get(1);
      subjects.addAll(part.subjects());
    }
    assertEquals(3, totals[0]);
    assertEquals(4, totals[1]);
    assertEquals(6, subjects.size());
    assertEquals(Set.of("1", "2", "3", "H1", "H2", "H3"), new HashSet<>(subjects));
  }

  @Test
  void tellsMethodSeedAndNotices() {
    assertEquals("by subject", summary.splitMethod());
    assertEquals(42, summary.seed());
    assertEquals(List.of("one was skipped"), summary.notices());
    assertEquals("test cells", summary.description());
  }

  @Test
  void survivesJson() throws IOException {
    ObjectMapper json = new ObjectMapper();
    String text = json.writeValueAsString(summary);
    assertEquals(summary, json.readValue(text, DatasetSummary.class));
    JsonNode part = json.readTree(text).at("/parts/0");
    assertEquals("training", part.get("part").asText());
    assertTrue(part.get("subjects").isArray());
  }
}
