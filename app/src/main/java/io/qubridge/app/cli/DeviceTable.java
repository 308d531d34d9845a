package io.qubridge.app.cli;

import io.qubridge.app.device.DeviceFigures;
import io.qubridge.app.device.TextGraph;
import io.qubridge.circuit.GateType;
import io.qubridge.device.Defect;
import io.qubridge.device.DeviceModel;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes a device for people. */
final class DeviceTable {
  private static final String MARGIN = "  ";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final DeviceModel device;
  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  private DeviceTable(DeviceModel device, Terminal terminal) {
    this.device = device;
    this.terminal = terminal;
  }

  static String of(DeviceModel device, Terminal terminal) {
    DeviceTable table = new DeviceTable(device, terminal);
    table.head();
    table.figures();
    table.line("");
    TextGraph.draw(device, Math.min(terminal.columns(), 120) - MARGIN.length())
        .forEach(line -> table.line(MARGIN + line));
    table.defects("not used (x above)", Defect.Kind.UNUSABLE, Style.RED);
    table.defects("changed", Defect.Kind.REPLACED, Style.YELLOW);
    table.defects("unknown", Defect.Kind.MISSING, Style.YELLOW);
    table.defects("left out", Defect.Kind.IGNORED, Style.DIM);
    return table.text.toString();
  }

  private void head() {
    line(
        terminal.paint(Style.BOLD, device.name())
            + ": "
            + Figures.count(device.qubits().size(), "qubit")
            + device.calibrated().map(when -> ", calibrated " + MINUTE.format(when)).orElse(""));
    wrapped(MARGIN + "source    ", device.source());
    line(
        MARGIN
            + "gates     "
            + String.join(
                " ", device.basisGates().stream().map(GateType::qasmName).sorted().toList()));
    List<String> also = device.instructions().stream().sorted().map(DeviceJson::word).toList();
    line(MARGIN + "also      " + (also.isEmpty() ? "nothing" : String.join(", ", also)));
    Set<List<Integer>> pairs = Set.copyOf(device.couplingMap());
    long twoWay = pairs.stream().filter(p -> pairs.contains(List.of(p.get(1), p.get(0)))).count();
    line(
        MARGIN
            + "pairs     "
            + (twoWay / 2 + pairs.size() - twoWay)
            + " usable, "
            + (twoWay == pairs.size()
                ? "in both directions"
                : pairs.size() - twoWay + " of them in one direction only"));
    line("");
  }

  private void figures() {
    line(
        MARGIN
            + terminal.paint(
                Style.BOLD, String.format("%-14s %10s %10s  %s", "", "median", "worst", "at")));
    for (DeviceFigures.Figure figure : DeviceFigures.of(device)) {
      boolean constant = figure.median() == figure.worst();
      line(
          MARGIN
              + String.format(
                  "%-14s %10s %10s  %s",
                  figure.name(),
                  value(figure.median(), figure.seconds()),
                  constant ? "" : value(figure.worst(), figure.seconds()),
                  constant ? "" : qubits(figure.worstAt())));
    }
  }

  private static String value(double value, boolean seconds) {
    if (!seconds) {
      return value == 0 ? "0" : String.format(value < 1e-3 ? "%.2e" : "%.5f", value);
    }
    String[] units = {"s", "ms", "us", "ns"};
    int unit = 0;
    double scaled = value;
    while (scaled != 0 && scaled < 1 && unit < units.length - 1) {
      scaled *= 1_000;
      unit++;
    }
    return value == 0 ? "0 s" : String.format("%.4g %s", scaled, units[unit]);
  }

  private static String qubits(List<Integer> qubits) {
    return (qubits.size() == 1 ? "qubit " : "qubits ")
        + String.join(", ", qubits.stream().map(String::valueOf).toList());
  }

  private void defects(String heading, Defect.Kind kind, Style style) {
    Map<String, List<String>> grouped = new LinkedHashMap<>();
    for (Defect defect : device.defects()) {
      if (defect.kind() == kind) {
        String where = String.join("-", defect.qubits().stream().map(String::valueOf).toList());
        grouped
            .computeIfAbsent(defect.subject() + ": " + defect.reason(), key -> new ArrayList<>())
            .add(where);
      }
    }
    if (grouped.isEmpty()) {
      return;
    }
    line("");
    line(MARGIN + terminal.paint(style, heading));
    grouped.forEach(
        (what, where) -> {
          where.removeIf(String::isEmpty);
          wrapped(MARGIN + MARGIN, what + (where.isEmpty() ? "" : " (" + places(where) + ")"));
        });
  }

  private String places(List<String> where) {
    List<String> all = device.qubits().keySet().stream().map(String::valueOf).toList();
    return where.size() > 1 && where.equals(all) ? "all qubits" : String.join(", ", where);
  }

  /** Words in as many lines as they need, the later ones indented by two more. */
  private void wrapped(String start, String words) {
    int width = Math.max(40, Math.min(terminal.columns(), 120));
    StringBuilder line = new StringBuilder(start);
    for (String word : words.split(" ")) {
      if (line.length() + word.length() > width) {
        line(line.toString());
        line.setLength(0);
        line.append(" ".repeat(start.length() + MARGIN.length()));
      }
      line.append(word).append(' ');
    }
    line(line.toString());
  }

  private void line(String content) {
    text.append(content.stripTrailing()).append(System.lineSeparator());
  }
}
