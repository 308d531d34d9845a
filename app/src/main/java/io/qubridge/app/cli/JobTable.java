package io.qubridge.app.cli;

import io.qubridge.execution.Usage;
import io.qubridge.journal.EntryState;
import io.qubridge.journal.JournalEntry;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists jobs for people. */
final class JobTable {
  private static final List<String> COLUMNS =
      List.of(
          "id", "begun (UTC)", "state", "backend", "job", "shots", "dollars", "QPU time", "run");
  private static final int RUN = 8;

  private JobTable() {}

  /** One line for each entry under a heading; nothing where there are none. */
  static String of(List<JournalEntry> entries, Terminal terminal) {
    if (entries.isEmpty()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    entries.forEach(entry -> rows.add(cells(entry)));
    int[] widths = widths(rows);
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < COLUMNS.size(); column++) {
        line.append(column == 0 ? "" : "  ");
        line.append(String.format("%-" + widths[column] + "s", row.get(column)));
      }
      String stripped = line.toString().stripTrailing();
      text.append(row == COLUMNS ? terminal.paint(Style.BOLD, stripped) : stripped).append('\n');
    }
    return text.toString();
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[COLUMNS.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return widths;
  }

  private static List<String> cells(JournalEntry entry) {
    Usage usage = entry.billed().orElse(entry.reserved());
    boolean paid = entry.state() != EntryState.REFUSED;
    String most = entry.billed().isPresent() ? "" : "<= "; // not billed yet: the worst case
    String device = entry.device().isEmpty() ? "" : "/" + entry.device();
    return List.of(
        Long.toString(entry.id()),
        entry
            .created()
            .truncatedTo(ChronoUnit.SECONDS)
            .toString()
            .replace('T', ' ')
            .replace("Z", ""),
        entry.state().name().toLowerCase(Locale.ROOT),
        entry.backend() + device,
        entry.jobId().orElse("-"),
        Long.toString(usage.shots()),
        paid ? most + Figures.usd(usage.usd()) : "-",
        paid ? most + Figures.seconds(usage.qpuTime()) : "-",
        entry.scope().substring(0, Math.min(RUN, entry.scope().length())));
  }
}
