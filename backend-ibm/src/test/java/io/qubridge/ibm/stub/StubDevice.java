package io.qubridge.ibm.stub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qubridge.circuit.GateType;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Devices;
import io.qubridge.device.GateProperties;
import io.qubridge.device.QubitProperties;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The device of a stub.
 *
 * @param model the device
 * @param simulation the local backend's settings that simulate it
 */
public record StubDevice(DeviceModel model, Map<String, String> simulation) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Five qubits in a line without any noise, but with the documents of a noisy device. */
  public static StubDevice ideal() {
    return line5("0");
  }

  /** Five qubits in a line with the noise of their figures. */
  public static StubDevice noisy() {
    return line5("1");
  }

  private static StubDevice line5(String scale) {
    DeviceModel line5 =
        Devices.builtIn().stream().filter(d -> d.name().equals("line5")).findFirst().orElseThrow();
    return new StubDevice(line5, Map.of("noise", "line5", "noise-scale", scale));
  }

  /** The answer of {@code GET /backends/NAME/configuration}. */
  public ObjectNode configuration() {
    ObjectNode json = JSON.createObjectNode();
    json.put("backend_name", model.name()).put("backend_version", "1.0.0").put("unknown", 1);
    json.put("n_qubits", model.width()).put("simulator", false).put("dt", 0.5);
    json.put("default_rep_delay", 250.0).putArray("rep_delay_range").add(20).add(2000);
    ArrayNode basis = json.putArray("basis_gates");
    ArrayNode gates = json.putArray("gates");
    json.putArray("supported_instructions").add("measure").add("reset").add("delay");
    ArrayNode coupling = json.putArray("coupling_map");
    model.couplingMap().forEach(pair -> coupling.add(JSON.valueToTree(pair)));
    for (GateType type : model.basisGates()) {
      basis.add(type.qasmName());
      ObjectNode gate = gates.addObject().put("name", type.qasmName());
      gate.set("coupling_map", JSON.valueToTree(model.gates(type).keySet()));
    }
    return json;
  }

  /** The answer of {@code GET /backends/NAME/properties}. */
  public ObjectNode properties() {
    ObjectNode json = JSON.createObjectNode();
    json.put("backend_name", model.name()).put("last_update_date", "2026-08-01T10:00:00-05:00");
    ArrayNode qubits = json.putArray("qubits");
    for (QubitProperties qubit : model.qubits().values()) {
      ArrayNode figures = qubits.addArray();
      figure(figures, "T1", "us", qubit.t1(), 1e6);
      figure(figures, "T2", "us", qubit.t2(), 1e6);
      figure(figures, "readout_length", "ns", qubit.readoutDuration(), 1e9);
      qubit
          .readout()
          .ifPresent(
              readout -> {
                plain(figures, "readout_error", readout.error());
                plain(figures, "prob_meas1_prep0", readout.oneGivenZero());
                plain(figures, "prob_meas0_prep1", readout.zeroGivenOne());
              });
    }
    ArrayNode gates = json.putArray("gates");
    for (GateType type : model.basisGates()) {
      for (Map.Entry<List<Integer>, GateProperties> entry : model.gates(type).entrySet()) {
        ObjectNode gate = gates.addObject().put("gate", type.qasmName());
        gate.set("qubits", JSON.valueToTree(entry.getKey()));
        ArrayNode figures = gate.putArray("parameters");
        figure(figures, "gate_error", "", entry.getValue().error(), 1);
        figure(figures, "gate_length", "ns", entry.getValue().duration(), 1e9);
      }
    }
    return json;
  }

  private static void figure(
      ArrayNode figures, String name, String unit, OptionalDouble value, double factor) {
    value.ifPresent(
        v -> figures.addObject().put("name", name).put("unit", unit).put("value", v * factor));
  }

  private static void plain(ArrayNode figures, String name, double value) {
    figures.addObject().put("name", name).put("unit", "").put("value", value);
  }
}
