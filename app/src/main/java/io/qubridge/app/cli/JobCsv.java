package io.qubridge.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Pub;
import io.qubridge.execution.Usage;
import io.qubridge.journal.EntryState;
import io.qubridge.journal.JournalEntry;
import io.qubridge.observable.Observable;
import io.qubridge.qasm.QasmWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes jobs as CSV (RFC 4180): a line for each row of parameters of each PUB. What a job cost is
 * in its first line alone, so that a column can be added up.
 */
final class JobCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "id",
              "state",
              "backend",
              "device",
              "job",
              "run",
              "created",
              "shots",
              "job_usd",
              "job_qpu_seconds",
              "pub",
              "row",
              "parameters",
              "result",
              "program")
          .build();

  private final CSVPrinter printer;

  /** Writes the heading. */
  JobCsv(OutputStream out) throws IOException {
    printer = new CSVPrinter(new OutputStreamWriter(out, UTF_8), FORMAT);
    printer.flush();
  }

  /** Writes the lines of a job. */
  void add(JournalEntry entry, ExecutionRequest request, Optional<ExecutionResult> result)
      throws IOException {
    for (int k = 0; k < request.pubs().size(); k++) {
      Pub pub = request.pubs().get(k);
      String program = QasmWriter.write(pub.circuit());
      int index = k;
      Optional<RowResults> rows =
          result.map(given -> new RowResults(given.pubs().get(index), observables(pub)));
      for (int row = 0; row < pub.bindings().rows(); row++) {
        add(entry, request, k, row, rows, program);
      }
    }
    printer.flush();
  }

  private void add(
      JournalEntry entry,
      ExecutionRequest request,
      int pub,
      int row,
      Optional<RowResults> rows,
      String program)
      throws IOException {
    boolean paidHere = pub == 0 && row == 0 && entry.state() != EntryState.REFUSED;
    Usage usage = entry.billed().orElse(entry.reserved());
    printer.printRecord(
        entry.id(),
        entry.state().name().toLowerCase(Locale.ROOT),
        entry.backend(),
        entry.device(),
        entry.jobId().orElse(""),
        entry.scope(),
        entry.created(),
        request.accuracy() instanceof Accuracy.Shots shots ? shots.shots() : "",
        paidHere && usage.usd() != null ? usage.usd().toPlainString() : "",
        paidHere ? usage.qpuTime().toNanos() / 1e9 : "",
        pub,
        row,
        parameters(request.pubs().get(pub), row),
        rows.map(results -> results.field(row)).orElse(""),
        program);
  }

  private static List<String> observables(Pub pub) {
    return pub instanceof EstimatorPub estimated
        ? estimated.observables().stream().map(Observable::toString).toList()
        : List.of();
  }

  private static String parameters(Pub pub, int row) {
    StringBuilder text = new StringBuilder();
    List<Parameter> names = pub.bindings().parameters();
    for (int k = 0; k < names.size(); k++) {
      text.append(k == 0 ? "" : "; ").append(names.get(k).name()).append('=');
      text.append(pub.bindings().values().get(row, k));
    }
    return text.toString();
  }
}
