package io.qubridge.app.cli;

import io.qubridge.loader.BackendRegistry;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what could run circuits, and what each backend needs. */
@Command(
    name = "backends",
    description = {
      "Shows every backend plugin: where it is, what it can do, its settings, and what is missing"
          + " to use it."
    })
final class BackendsCommand implements Runnable {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "Show only this backend, with the devices of its service.")
  private String id;

  @Mixin private OutputOptions output;

  @Override
  public void run() {
    BackendRegistry registry = Plugins.load();
    if (id != null) {
      registry.provider(id); // refuses an unknown id with the known ones
    }
    SettingSources sources = SettingSources.load();
    List<PluginReport> reports =
        registry.plugins().stream()
            .filter(plugin -> id == null || plugin.id().equals(id))
            .map(plugin -> PluginReport.of(plugin, registry, sources, id != null))
            .toList();
    if (output.json()) {
      Json.print(output.terminal().out(), PluginJson.document(reports, registry.problems()));
    } else {
      PluginTable table = new PluginTable(output.terminal());
      reports.forEach(table::add);
      table.problems(registry.problems());
      table.settings(sources.file());
      output.terminal().out().print(table);
    }
  }
}
