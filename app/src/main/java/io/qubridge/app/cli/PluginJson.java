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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The document that {@code backends --json} prints. Values of settings are never in it. */
final class PluginJson {
  private PluginJson() {}

  static Map<String, Object> document(List<PluginReport> reports, List<String> problems) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("backends", reports.stream().map(PluginJson::plugin).toList());
    document.put("problems", problems);
    return document;
  }

  private static Map<String, Object> plugin(PluginReport report) {
    Plugin plugin = report.plugin();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", plugin.id());
    json.put("status", report.status());
    json.put("missing", report.missing().stream().map(Setting::name).toList());
    json.put("failure", report.failure().orElse(null));
    json.put("jar", plugin.jar().map(Object::toString).orElse(null));
    json.put("version", plugin.version());
    json.put("paid", plugin.provider().paid());
    json.put("capabilities", report.capabilities().map(PluginJson::capabilities).orElse(null));
    json.put("offer", report.offer().map(PluginJson::offer).orElse(null));
    json.put(
        "settings",
        MitigationSettings.added(plugin.provider().settings()).stream()
            .map(s -> setting(report, s))
            .toList());
    return json;
  }

  private static Map<String, Object> capabilities(Capabilities capabilities) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("qubits", capabilities.qubits());
    json.put("gates", capabilities.gates().stream().map(GateType::qasmName).sorted().toList());
    json.put("features", capabilities.features().stream().sorted().map(Feature::label).toList());
    json.put("limits", limits(capabilities.limits()));
    json.put("asOf", capabilities.asOf().toString());
    return json;
  }

  private static Map<String, Object> offer(Offer offer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("qpuSecondsLeft", offer.qpuTimeLeft().map(Duration::toSeconds).orElse(null));
    json.put("devices", offer.devices().stream().map(PluginJson::device).toList());
    return json;
  }

  private static Map<String, Object> device(DeviceStatus device) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", device.name());
    json.put("description", device.description());
    json.put("qubits", device.qubits());
    json.put("status", device.status());
    json.put("queue", device.queue().isPresent() ? device.queue().getAsInt() : null);
    json.put("twoQubitError", orNull(device.twoQubitError()));
    json.put("readoutError", orNull(device.readoutError()));
    return json;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /** A limit that is none is null. */
  private static Map<String, Object> limits(Limits limits) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pubs", limits.pubs() == Integer.MAX_VALUE ? null : limits.pubs());
    json.put("rows", orNull(limits.rows()));
    json.put("executables", orNull(limits.executables()));
    json.put("shots", orNull(limits.shots()));
    json.put("bytes", orNull(limits.bytes()));
    json.put("executions", orNull(limits.executions()));
    return json;
  }

  private static Long orNull(long limit) {
    return limit == Long.MAX_VALUE ? null : limit;
  }

  private static Map<String, Object> setting(PluginReport report, Setting<?> setting) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", setting.name());
    json.put("help", setting.help());
    json.put("default", setting.secret() ? null : setting.defaultText().orElse(null));
    json.put("required", setting.required());
    json.put("secret", setting.secret());
    json.put("configured", report.configured().containsKey(setting.name()));
    json.put("variable", SettingSources.variable(report.plugin().provider(), setting));
    json.put("property", SettingSources.key(report.plugin().provider(), setting));
    return json;
  }
}
