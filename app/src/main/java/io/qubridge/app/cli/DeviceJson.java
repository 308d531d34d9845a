package io.qubridge.app.cli;

import io.qubridge.app.device.DeviceFigures;
import io.qubridge.circuit.GateType;
import io.qubridge.device.Defect;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Instruction;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Describes devices for scripts. */
final class DeviceJson {
  private DeviceJson() {}

  static Map<String, Object> document(DeviceModel device) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", device.name());
    json.put("source", device.source());
    json.put("calibrated", device.calibrated().map(Object::toString).orElse(null));
    json.put("qubits", device.qubits().keySet());
    json.put("gates", device.basisGates().stream().map(GateType::qasmName).sorted().toList());
    json.put(
        "instructions", device.instructions().stream().sorted().map(DeviceJson::word).toList());
    json.put("couplingMap", device.couplingMap());
    json.put("figures", DeviceFigures.of(device).stream().map(DeviceJson::figure).toList());
    json.put("defects", device.defects().stream().map(DeviceJson::defect).toList());
    return json;
  }

  static String word(Instruction instruction) {
    return instruction.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> figure(DeviceFigures.Figure figure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("figure", figure.name());
    json.put("unit", figure.seconds() ? "s" : null);
    json.put("median", figure.median());
    json.put("worst", figure.worst());
    json.put("worstAt", figure.worstAt());
    json.put("known", figure.known());
    return json;
  }

  private static Map<String, Object> defect(Defect defect) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", defect.kind().name().toLowerCase(Locale.ROOT));
    json.put("qubits", defect.qubits());
    json.put("subject", defect.subject());
    json.put("reason", defect.reason());
    return json;
  }
}
