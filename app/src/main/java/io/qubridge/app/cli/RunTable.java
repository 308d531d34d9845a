package io.qubridge.app.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Prints what a program gave for people: outcomes by weight with bars, values with errors. */
final class RunTable {
  private static final int MOST_ROWS = 16;
  private static final int BAR = 24;

  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  private RunTable(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The tables as text that ends with a line end. */
  static String of(RunResult result, long seed, Terminal terminal) {
    RunTable table = new RunTable(terminal);
    OptionalLong shots = result.shots();
    String accuracy = shots.isPresent() ? Figures.count(shots.getAsLong(), "shot") : "trajectories";
    table.line(
        "backend %s, %s",
        result.backend(), result.estimated() ? accuracy + ", seed " + seed : "exact");
    OptionalLong counted = result.mitigated() ? OptionalLong.empty() : shots;
    result.registers().forEach(register -> table.outcomes(register, counted));
    if (!result.expectations().isEmpty()) {
      table.expectations(result.expectations(), result.estimated());
    }
    return table.text.toString();
  }

  private void outcomes(RegisterOutcomes register, OptionalLong shots) {
    int width = Math.max(register.register().size(), register.register().name().length());
    line("");
    heading(
        "%-" + width + "s  %s",
        register.register().name(),
        shots.isPresent() ? "     count  probability" : "probability");
    List<Map.Entry<String, Number>> rows =
        register.outcomes().entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Number> e) -> -e.getValue().doubleValue())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    double most = rows.get(0).getValue().doubleValue();
    for (Map.Entry<String, Number> row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      double weight = row.getValue().doubleValue();
      String bar = "#".repeat((int) Math.max(0, Math.round(BAR * weight / most)));
      line("%-" + width + "s  %s  %s", row.getKey(), weight(row.getValue(), shots), bar);
    }
    if (rows.size() > MOST_ROWS) {
      rest(rows.subList(MOST_ROWS, rows.size()), shots);
    }
  }

  private String weight(Number weight, OptionalLong shots) {
    if (shots.isEmpty()) {
      return String.format("%11.6f", weight.doubleValue());
    }
    double probability = weight.doubleValue() / shots.getAsLong();
    double error = Math.sqrt(probability * (1 - probability) / shots.getAsLong());
    return String.format(
        "%10d  %s", weight.longValue(), Figures.withError(probability, error, terminal));
  }

  private void rest(List<Map.Entry<String, Number>> rows, OptionalLong shots) {
    double sum = rows.stream().mapToDouble(row -> row.getValue().doubleValue()).sum();
    double probability = shots.isPresent() ? sum / shots.getAsLong() : sum;
    line("and %d more outcomes with probability %.6f together", rows.size(), probability);
  }

  private void expectations(List<RunResult.Expectation> values, boolean estimated) {
    int width = values.stream().mapToInt(v -> v.observable().length()).max().orElse(0);
    width = Math.max(width, "observable".length());
    line("");
    heading("%-" + width + "s  value", "observable");
    for (RunResult.Expectation e : values) {
      String value =
          estimated
              ? Figures.withError(e.value(), e.standardError(), terminal)
              : String.format("%.12f", e.value());
      line("%-" + width + "s  %s%s", e.observable(), value.startsWith("-") ? "" : " ", value);
    }
  }

  private void heading(String format, Object... values) {
    line("%s", terminal.paint(Style.BOLD, String.format(format, values)));
  }

  private void line(String format, Object... values) {
    text.append(String.format(format, values).stripTrailing()).append(System.lineSeparator());
  }
}
