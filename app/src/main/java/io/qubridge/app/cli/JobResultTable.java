package io.qubridge.app.cli;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Failure;
import io.qubridge.observable.Observable;
import java.util.List;

/** Prints what a job gave for people: a line for each row of each PUB. */
final class JobResultTable {
  private JobResultTable() {}

  static String of(ExecutionRequest request, ExecutionResult result, Terminal terminal) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < request.pubs().size(); k++) {
      List<String> observables =
          request.pubs().get(k) instanceof EstimatorPub estimated
              ? estimated.observables().stream().map(Observable::toString).toList()
              : List.of();
      RowResults rows = new RowResults(result.pubs().get(k), observables);
      for (int row = 0; row < rows.size(); row++) {
        text.append(String.format("PUB %d row %d  %s%n", k, row, rows.text(row, terminal)));
      }
    }
    for (Failure failure : result.failures()) {
      text.append("missing: ").append(failure.reason()).append('\n');
    }
    return text.toString();
  }
}
