package io.qubridge.app.cli;

import io.qubridge.app.cost.Bill;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a command would submit and what that would cost at most, as a table or as JSON. */
final class DryRun {
  private static final List<String> COLUMNS =
      List.of("circuits", "rows", "jobs", "shots", "QPU time", "dollars");

  private final String backend;
  private final Map<String, Bill> bills = new LinkedHashMap<>();
  private final List<String> labels = new ArrayList<>();

  /** Begins with no bill. */
  DryRun(String backend) {
    this.backend = backend;
  }

  /**
   * Adds a bill.
   *
   * @param key its name in JSON
   * @param label its name in the table
   */
  DryRun add(String key, String label, Bill bill) {
    bills.put(key, bill);
    labels.add(label);
    return this;
  }

  void print(OutputOptions output) {
    if (output.json()) {
      Json.print(output.terminal().out(), document());
    } else {
      output.terminal().out().print(table());
    }
  }

  private Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("backend", backend);
    bills.forEach((key, bill) -> document.put(key, json(bill)));
    return document;
  }

  private static Map<String, Object> json(Bill bill) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("circuits", bill.circuits());
    json.put("rows", bill.rows());
    json.put("jobs", bill.jobs());
    json.put("shots", bill.shots());
    json.put("qpuSeconds", bill.qpuTime().toNanos() / 1e9);
    json.put("usd", bill.usd());
    return json;
  }

  private String table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    bills.values().forEach(bill -> rows.add(cells(bill)));
    int first = labels.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder("backend " + backend + ", nothing submitted\n");
    for (int row = 0; row < rows.size(); row++) {
      text.append(String.format("%-" + first + "s", row == 0 ? "" : labels.get(row - 1)));
      for (int column = 0; column < COLUMNS.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(cells -> cells.get(at).length()).max().orElse(0);
        text.append(String.format("  %" + width + "s", rows.get(row).get(column)));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static List<String> cells(Bill bill) {
    return List.of(
        number(bill.circuits()),
        number(bill.rows()),
        number(bill.jobs()),
        number(bill.shots()),
        Figures.seconds(bill.qpuTime()),
        bill.usd() == null ? "unknown" : bill.usd().setScale(2, RoundingMode.UP).toPlainString());
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
