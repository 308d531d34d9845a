package io.qubridge.braket.task;

import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The quantum tasks of one job, as the job's id: the ARN of the first, then what the others have
 * instead of its last part, separated by commas. A task that is not known to exist is a hyphen; a
 * job without tasks is {@code none}.
 *
 * @param arns in the order of the plan
 */
record TaskIds(List<Optional<String>> arns) {
  private static final Pattern ARN =
      Pattern.compile("(arn:[a-z-]+:braket:[a-z0-9-]+:[0-9]+:quantum-task/)([A-Za-z0-9-]{2,64})");
  private static final String NONE = "none";
  private static final String MISSING = "-";

  TaskIds {
    arns = List.copyOf(arns);
  }

  /** Reads a job id. */
  static TaskIds parse(String jobId) {
    if (jobId.equals(NONE)) {
      return new TaskIds(List.of());
    }
    String[] parts = jobId.split(",");
    String prefix = null;
    List<Optional<String>> arns = new ArrayList<>();
    for (String part : parts) {
      Matcher whole = ARN.matcher(part);
      if (prefix == null && whole.matches()) {
        prefix = whole.group(1);
        arns.add(Optional.of(part));
      } else if (part.equals(MISSING)) {
        arns.add(Optional.empty());
      } else if (prefix != null && ARN.matcher(prefix + part).matches()) {
        arns.add(Optional.of(prefix + part));
      } else {
        throw new BackendException(
            Category.USER, "'" + AwsErrors.oneLine(jobId) + "' is no job of Amazon Braket");
      }
    }
    return new TaskIds(arns);
  }

  boolean complete() {
    return arns.stream().allMatch(Optional::isPresent);
  }

  /** These with what is missing taken from others. */
  TaskIds or(TaskIds others) {
    List<Optional<String>> merged = new ArrayList<>(arns);
    for (int k = 0; k < merged.size() && k < others.arns.size(); k++) {
      int at = k;
      merged.set(k, merged.get(k).or(() -> others.arns.get(at)));
    }
    return new TaskIds(merged);
  }

  /** The job id. */
  String text() {
    if (arns.isEmpty()) {
      return NONE;
    }
    List<String> parts = new ArrayList<>();
    boolean first = true;
    for (Optional<String> arn : arns) {
      if (arn.isPresent()) {
        String text = arn.get();
        parts.add(first ? text : text.substring(text.indexOf('/') + 1));
        first = false;
      } else {
        parts.add(MISSING);
      }
    }
    return String.join(",", parts);
  }
}
