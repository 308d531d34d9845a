package io.qubridge.app.cli;

import io.qubridge.circuit.GateType;
import io.qubridge.loader.Plugin;
import io.qubridge.mitigation.MitigationSettings;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.DeviceStatus;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Limits;
import io.qubridge.spi.Offer;
import io.qubridge.spi.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Describes plugins for people. */
final class PluginTable {
  private static final String MARGIN = "  ";
  private static final int LABEL = 10;

  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  PluginTable(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Adds one plugin. */
  void add(PluginReport report) {
    Plugin plugin = report.plugin();
    text.append(terminal.paint(Style.BOLD, plugin.id())).append(": ").append(status(report));
    text.append('\n');
    field("version", plugin.version());
    field("jar", plugin.jar().map(Path::toString).orElse("unknown"));
    if (plugin.provider().paid()) {
      field("costs", "money or quota: needs --max-cost or --max-qpu-seconds; --dry-run shows it");
    }
    report.capabilities().ifPresent(this::capabilities);
    report.offer().ifPresent(this::offer);
    List<Setting<?>> settings = MitigationSettings.added(plugin.provider().settings());
    field("settings", settings.isEmpty() ? "none" : "");
    int width = settings.stream().mapToInt(setting -> setting.name().length()).max().orElse(0);
    settings.forEach(setting -> setting(report, setting, width));
    text.append('\n');
  }

  /** Adds the plugins that were skipped. */
  void problems(List<String> problems) {
    for (String problem : problems) {
      text.append(terminal.paint(Style.YELLOW, problem)).append('\n');
    }
    text.append(problems.isEmpty() ? "" : "\n");
  }

  /** Adds where settings go. */
  void settings(Path file) {
    text.append("Settings are read from ")
        .append(file)
        .append(" (ID.SETTING=VALUE), then from the environment\n")
        .append("(QUBRIDGE_ID_SETTING), then from -S SETTING=VALUE; the later is the stronger.")
        .append(" Secrets are refused with -S.\n");
  }

  private String status(PluginReport report) {
    if (report.failure().isPresent()) {
      return terminal.paint(Style.RED, "failed") + ": " + report.failure().get();
    }
    if (report.missing().isEmpty()) {
      return terminal.paint(Style.GREEN, "available");
    }
    List<String> missing = report.missing().stream().map(Setting::name).toList();
    return terminal.paint(Style.YELLOW, "not configured")
        + ": missing "
        + String.join(", ", missing);
  }

  private void capabilities(Capabilities capabilities) {
    field("qubits", "at most " + capabilities.qubits());
    List<String> features = capabilities.features().stream().sorted().map(Feature::label).toList();
    field("features", String.join(", ", features));
    wrapped("gates", capabilities.gates().stream().map(GateType::qasmName).sorted().toList());
    field("limits", limits(capabilities.limits()));
  }

  private void offer(Offer offer) {
    offer
        .qpuTimeLeft()
        .ifPresent(left -> field("QPU time", left.toSeconds() + " s left in this period"));
    field("devices", offer.devices().isEmpty() ? "none" : "");
    if (!offer.devices().isEmpty()) {
      text.append(
          String.format(
              "    %-20s %6s  %-8s %5s  %9s %9s  %s%n",
              "name", "qubits", "status", "queue", "2q error", "readout", "processor"));
    }
    for (DeviceStatus device : offer.devices()) {
      String line =
          String.format(
              "    %-20s %6d  %-8s %5s  %9s %9s  %s",
              device.name(),
              device.qubits(),
              device.status(),
              device.queue().isPresent() ? "" + device.queue().getAsInt() : "",
              error(device.twoQubitError()),
              error(device.readoutError()),
              device.description());
      text.append(line.stripTrailing()).append('\n');
    }
  }

  private static String error(OptionalDouble error) {
    return error.isPresent() ? String.format("%.2e", error.getAsDouble()) : "";
  }

  private static String limits(Limits limits) {
    List<String> words = new ArrayList<>();
    limit(words, limits.pubs() == Integer.MAX_VALUE ? Long.MAX_VALUE : limits.pubs(), "PUBs a job");
    limit(words, limits.rows(), "rows a PUB");
    limit(words, limits.executables(), "executables a job");
    limit(words, limits.shots(), "shots a row");
    limit(words, limits.bytes(), "bytes a job");
    limit(words, limits.executions(), "shots of all circuits a job");
    return words.isEmpty() ? "memory only" : String.join(", ", words);
  }

  private static void limit(List<String> words, long most, String what) {
    if (most != Long.MAX_VALUE) {
      words.add(most + " " + what);
    }
  }

  private void setting(PluginReport report, Setting<?> setting, int width) {
    List<String> notes = new ArrayList<>();
    notes.add(setting.secret() ? "secret" : "");
    notes.add(setting.required() ? "required" : "");
    notes.add(
        setting.secret() ? "" : setting.defaultText().map(text -> "default " + text).orElse(""));
    notes.add(report.configured().containsKey(setting.name()) ? "set" : "");
    notes.removeIf(String::isEmpty);
    String margin = MARGIN + MARGIN;
    text.append(margin).append(String.format("%-" + width + "s  ", setting.name()));
    text.append(setting.help());
    text.append(notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")").append('\n');
    if (report.missing().contains(setting)) {
      String variable = SettingSources.variable(report.plugin().provider(), setting);
      text.append(margin)
          .append(" ".repeat(width + 2))
          .append(setting.secret() ? "set " : "give -S " + setting.name() + "=VALUE, or set ")
          .append(variable)
          .append(" in the environment\n");
    }
  }

  private void field(String label, String value) {
    String line = MARGIN + String.format("%-" + LABEL + "s", label) + value;
    text.append(line.stripTrailing()).append('\n');
  }

  private void wrapped(String label, List<String> words) {
    int width = Math.max(40, Math.min(terminal.columns(), 120) - LABEL - MARGIN.length());
    StringBuilder line = new StringBuilder();
    String start = label;
    for (String word : words) {
      if (line.length() + word.length() + 1 > width) {
        field(start, line.toString());
        line.setLength(0);
        start = "";
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    field(start, line.toString());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
