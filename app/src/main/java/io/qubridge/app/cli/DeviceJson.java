package io.qubridge.app.cli;

import io.qubridge.app.device.DeviceFigures;
import io.qubridge.circuit.GateType;
import io.qubridge.device.Defect;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.GateProperties;
import io.qubridge.device.Instruction;
import io.qubridge.device.QubitProperties;
import io.qubridge.device.ReadoutConfusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Describes devices for scripts. */
final class DeviceJson {
  private static final Comparator<List<Integer>> BY_QUBITS =
      Comparator.<List<Integer>>comparingInt(tuple -> tuple.get(0))
          .thenComparingInt(tuple -> tuple.get(tuple.size() - 1));

  private DeviceJson() {}

  static Map<String, Object> document(DeviceModel device) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", device.name());
    json.put("source", device.source());
    json.put("calibrated", device.calibrated().map(Object::toString).orElse(null));
    json.put("basisGates", device.basisGates().stream().map(GateType::qasmName).sorted().toList());
    json.put(
        "instructions", device.instructions().stream().sorted().map(DeviceJson::word).toList());
    json.put("couplingMap", device.couplingMap());
    json.put("qubits", device.qubits().keySet().stream().map(q -> qubit(q, device)).toList());
    json.put("gates", gates(device));
    json.put("figures", DeviceFigures.of(device).stream().map(DeviceJson::figure).toList());
    json.put("defects", device.defects().stream().map(DeviceJson::defect).toList());
    return json;
  }

  static String word(Instruction instruction) {
    return instruction.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> qubit(int number, DeviceModel device) {
    QubitProperties qubit = device.qubits().get(number);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("qubit", number);
    json.put("t1", known(qubit.t1()));
    json.put("t2", known(qubit.t2()));
    json.put("oneGivenZero", qubit.readout().map(ReadoutConfusion::oneGivenZero).orElse(null));
    json.put("zeroGivenOne", qubit.readout().map(ReadoutConfusion::zeroGivenOne).orElse(null));
    json.put("readoutDuration", known(qubit.readoutDuration()));
    return json;
  }

  private static List<Map<String, Object>> gates(DeviceModel device) {
    List<Map<String, Object>> gates = new ArrayList<>();
    for (GateType type : device.basisGates()) {
      for (List<Integer> tuple : device.gates(type).keySet().stream().sorted(BY_QUBITS).toList()) {
        GateProperties properties = device.gates(type).get(tuple);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("gate", type.qasmName());
        json.put("qubits", tuple);
        json.put("error", known(properties.error()));
        json.put("duration", known(properties.duration()));
        gates.add(json);
      }
    }
    return gates;
  }

  private static Double known(OptionalDouble figure) {
    return figure.isPresent() ? figure.getAsDouble() : null;
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
