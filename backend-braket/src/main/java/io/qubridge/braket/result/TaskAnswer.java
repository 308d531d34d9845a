package io.qubridge.braket.result;

import java.util.Map;

/**
 * What one task left: how it ended, and the objects that the service wrote for it.
 *
 * @param arn the task; empty where it was not created
 * @param status as the service says it, or {@link #REFUSED} or {@link #NOT_CREATED}
 * @param reason why it has no result; empty otherwise
 * @param objects the objects' bytes by their keys relative to the task's folder
 */
public record TaskAnswer(String arn, String status, String reason, Map<String, byte[]> objects) {
  /** The object that every result starts with. */
  public static final String RESULTS = "results.json";

  /** The status of a task that the service will not take. */
  public static final String REFUSED = "REFUSED";

  /** The status of a task that the service did not take, but may take later. */
  public static final String NOT_CREATED = "NOT_CREATED";

  /** Copies the map, whose arrays the answer owns. */
  public TaskAnswer {
    objects = Map.copyOf(objects);
  }

  /** Whether there is anything to decode. */
  public boolean hasResults() {
    return objects.containsKey(RESULTS);
  }
}
