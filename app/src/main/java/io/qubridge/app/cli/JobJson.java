package io.qubridge.app.cli;

import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Failure;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.Usage;
import io.qubridge.journal.JournalEntry;
import io.qubridge.observable.Observable;
import io.qubridge.qasm.QasmWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Jobs, what they run and what they gave, for scripts. */
final class JobJson {
  private JobJson() {}

  /** An entry without what it runs. */
  static Map<String, Object> entry(JournalEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", entry.id());
    json.put("state", entry.state().name().toLowerCase(Locale.ROOT));
    json.put("backend", entry.backend());
    json.put("device", entry.device());
    json.put("job", entry.jobId().orElse(null));
    json.put("run", entry.scope());
    json.put("attempt", entry.attempt());
    json.put("request", entry.requestId().value());
    json.put("digest", entry.digest());
    json.put("created", entry.created().toString());
    json.put("updated", entry.updated().toString());
    json.put("delivered", entry.delivered());
    json.put("reserved", usage(entry.reserved()));
    json.put("billed", entry.billed().map(JobJson::usage).orElse(null));
    json.put("message", entry.message());
    return json;
  }

  private static Map<String, Object> usage(Usage usage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("jobs", usage.tasks());
    json.put("shots", usage.shots());
    json.put("qpuSeconds", usage.qpuTime().toNanos() / 1e9);
    json.put("usd", usage.usd());
    return json;
  }

  /** What a job runs: programs as OpenQASM 3, and their parameters' values row by row. */
  static Map<String, Object> request(ExecutionRequest request) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("shots", request.accuracy() instanceof Accuracy.Shots s ? s.shots() : null);
    json.put(
        "precision", request.accuracy() instanceof Accuracy.Precision p ? p.standardError() : null);
    json.put("seed", request.seed());
    json.put("pubs", request.pubs().stream().map(JobJson::pub).toList());
    return json;
  }

  private static Map<String, Object> pub(Pub pub) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("program", QasmWriter.write(pub.circuit()));
    json.put("parameters", pub.bindings().parameters().stream().map(Parameter::name).toList());
    json.put("firstRow", pub.bindings().firstRow());
    json.put("rows", rows(pub.bindings().values()));
    json.put(
        "observables",
        pub instanceof EstimatorPub estimated
            ? estimated.observables().stream().map(Observable::toString).toList()
            : null);
    return json;
  }

  /** What a job gave. */
  static Map<String, Object> result(ExecutionResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pubs", result.pubs().stream().map(JobJson::result).toList());
    json.put("failures", result.failures().stream().map(JobJson::failure).toList());
    return json;
  }

  private static Map<String, Object> result(PubResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (result instanceof Expectations values) {
      json.put("values", rows(values.values()));
      json.put("standardErrors", rows(values.standardErrors()));
    } else if (result instanceof Counts counts) {
      json.put("counts", outcomes(counts.bits(), counts.rows()));
    } else if (result instanceof Probabilities probabilities) {
      json.put("probabilities", outcomes(probabilities.bits(), probabilities.rows()));
    }
    return json;
  }

  private static Map<String, Object> failure(Failure failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pub", failure.pub());
    json.put("row", failure.row() == Failure.ALL ? null : failure.row());
    json.put("observable", failure.observable() == Failure.ALL ? null : failure.observable());
    json.put("reason", failure.reason());
    return json;
  }

  private static <N> List<Map<String, N>> outcomes(int bits, List<Map<Long, N>> rows) {
    List<Map<String, N>> named = new ArrayList<>();
    for (Map<Long, N> row : rows) {
      Map<String, N> sorted = new TreeMap<>();
      row.forEach(
          (outcome, weight) -> sorted.put(RegisterOutcomes.bitString(outcome, bits), weight));
      named.add(sorted);
    }
    return named;
  }

  /** A list for each row. */
  static List<List<Double>> rows(Matrix matrix) {
    List<List<Double>> rows = new ArrayList<>();
    for (int row = 0; row < matrix.rows(); row++) {
      List<Double> values = new ArrayList<>();
      for (int column = 0; column < matrix.columns(); column++) {
        values.add(matrix.get(row, column));
      }
      rows.add(values);
    }
    return rows;
  }
}
