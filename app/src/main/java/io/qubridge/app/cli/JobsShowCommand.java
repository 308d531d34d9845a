package io.qubridge.app.cli;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Pub;
import io.qubridge.journal.JournalEntry;
import io.qubridge.qasm.QasmWriter;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one job. */
@Command(
    name = "show",
    description = "Shows a job with its programs and, as JSON, its parameters' values.")
final class JobsShowCommand implements Runnable {
  /** Names a job in every command that takes one. */
  static final String ID_HELP =
      "The job's number in the list, or the beginning of the provider's job id or of the request's"
          + " id.";

  @Parameters(index = "0", paramLabel = "ID", description = ID_HELP)
  private String id;

  @Mixin private JournalOption journal;
  @Mixin private OutputOptions output;

  @Override
  public void run() {
    try (OpenJournal open = OpenJournal.of(journal.place())) {
      JournalEntry entry = open.entry(id);
      ExecutionRequest request = open.journal().request(entry.id());
      if (output.json()) {
        Map<String, Object> json = new LinkedHashMap<>(JobJson.entry(entry));
        json.putAll(JobJson.request(request));
        Json.print(output.terminal().out(), json);
      } else {
        print(entry, request);
      }
    }
  }

  private void print(JournalEntry entry, ExecutionRequest request) {
    PrintStream out = output.terminal().out();
    out.print(JobTable.of(List.of(entry), output.terminal()));
    if (!entry.message().isEmpty()) {
      out.println(entry.message());
    }
    out.println();
    out.printf("%s, seed %d%n", accuracy(request.accuracy()), request.seed());
    for (int k = 0; k < request.pubs().size(); k++) {
      Pub pub = request.pubs().get(k);
      out.printf(
          "%nPUB %d, rows: %d, parameters: %s%n",
          k, pub.bindings().rows(), pub.bindings().parameters());
      if (pub instanceof EstimatorPub estimated) {
        out.println("observables: " + estimated.observables());
      }
      out.print(QasmWriter.write(pub.circuit()));
    }
  }

  private static String accuracy(Accuracy accuracy) {
    if (accuracy instanceof Accuracy.Shots shots) {
      return Figures.count(shots.shots(), "shot");
    }
    return accuracy instanceof Accuracy.Precision precision
        ? "standard error " + precision.standardError()
        : "exact";
  }
}
