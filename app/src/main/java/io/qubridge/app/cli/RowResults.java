package io.qubridge.app.cli;

import io.qubridge.execution.Counts;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.PubResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the rows of one PUB gave, each as one line.
 *
 * @param result of the PUB
 * @param observables names of the columns, where values were estimated
 */
record RowResults(PubResult result, List<String> observables) {
  /** The number of rows. */
  int size() {
    if (result instanceof Expectations values) {
      return values.values().rows();
    }
    return result instanceof Counts counts
        ? counts.rows().size()
        : ((Probabilities) result).rows().size();
  }

  /** A row for people. */
  String text(int row, Terminal terminal) {
    if (result instanceof Expectations values) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < observables.size(); k++) {
        double value = values.values().get(row, k);
        double error = values.standardErrors().get(row, k);
        text.append(k == 0 ? "" : "  ").append('<').append(observables.get(k)).append("> ");
        text.append(Figures.withError(value, error, terminal));
      }
      return text.toString();
    }
    return outcomes(row, "  ", " ");
  }

  /** A row for one field of a table. */
  String field(int row) {
    if (result instanceof Expectations values) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < observables.size(); k++) {
        text.append(k == 0 ? "" : "; ").append(observables.get(k)).append('=');
        text.append(values.values().get(row, k)).append("+-");
        text.append(values.standardErrors().get(row, k));
      }
      return text.toString();
    }
    return outcomes(row, "; ", "=");
  }

  private String outcomes(int row, String between, String within) {
    return result instanceof Counts counts
        ? outcomes(counts.bits(), counts.rows().get(row), between, within)
        : outcomes(
            ((Probabilities) result).bits(),
            ((Probabilities) result).rows().get(row),
            between,
            within);
  }

  private static String outcomes(
      int bits, Map<Long, ? extends Number> row, String between, String within) {
    return new TreeMap<>(row)
        .entrySet().stream()
            .map(e -> RegisterOutcomes.bitString(e.getKey(), bits) + within + e.getValue())
            .collect(Collectors.joining(between));
  }
}
