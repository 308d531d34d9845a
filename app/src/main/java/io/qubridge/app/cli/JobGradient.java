package io.qubridge.app.cli;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.journal.JobJournal;
import io.qubridge.journal.JournalEntry;
import io.qubridge.journal.JournalException;
import io.qubridge.observable.Observable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal holds of an entry that asks for a gradient instead of a job.
 *
 * @param entry the entry
 * @param pub what was differentiated
 * @param numbers what came
 */
record JobGradient(JournalEntry entry, EstimatorPub pub, ValueAndGradient numbers) {
  /** The gradient of an entry; empty while it has not come. */
  static Optional<JobGradient> of(JobJournal journal, JournalEntry entry) {
    EstimatorPub pub = (EstimatorPub) journal.request(entry.id()).pubs().get(0);
    return journal.gradient(entry.id()).map(numbers -> new JobGradient(entry, pub, numbers));
  }

  /**
   * The gradient of an entry that is to have one.
   *
   * @throws JournalException if it has not come
   */
  static JobGradient require(JobJournal journal, JournalEntry entry) {
    return of(journal, entry)
        .orElseThrow(
            () ->
                new JournalException(
                    "entry "
                        + entry.id()
                        + " asks for a gradient that has not come; run its command again"));
  }

  /** The values that came with it, as the result of a job. */
  ExecutionResult values() {
    return new ExecutionResult(
        entry.handle(),
        List.of(numbers.value()),
        List.of(),
        entry.billed().orElse(entry.reserved()));
  }

  /** Values and gradient, row by row. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(JobJson.result(values()));
    json.put("gradient", JobJson.rows(numbers.gradient()));
    return json;
  }

  /** A line for each row. */
  String text(Terminal terminal) {
    List<String> observables = pub.observables().stream().map(Observable::toString).toList();
    RowResults values = new RowResults(numbers.value(), observables);
    Matrix gradient = numbers.gradient();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < gradient.rows(); row++) {
      text.append("row ").append(row).append("  ").append(values.text(row, terminal));
      for (int column = 0; column < gradient.columns(); column++) {
        text.append("  d/d").append(pub.bindings().parameters().get(column).name()).append(' ');
        text.append(gradient.get(row, column));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
