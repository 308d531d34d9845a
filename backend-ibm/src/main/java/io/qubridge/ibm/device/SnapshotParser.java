package io.qubridge.ibm.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.circuit.GateType;
import io.qubridge.device.Defect;
import io.qubridge.device.DeviceBuilder;
import io.qubridge.device.DeviceException;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Instruction;
import io.qubridge.device.QubitProperties;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the two documents into a device. The configuration says which gates exist and where, the
 * properties how good they are; figures of gates that the configuration does not offer are left
 * out.
 */
final class SnapshotParser {
  private static final Set<String> NOT_GATES =
      Set.of(
          "measure",
          "reset",
          "delay",
          "barrier",
          "if_else",
          "for_loop",
          "while_loop",
          "switch_case",
          "box");

  private final JsonNode configuration;
  private final JsonNode properties;
  private final DeviceBuilder device;
  private final int qubits;
  private final Set<Integer> faulty = new HashSet<>();
  private final Map<String, Map<List<Integer>, Figures>> figures = new HashMap<>();

  private SnapshotParser(JsonNode configuration, JsonNode properties) {
    this.configuration = configuration;
    this.properties = properties;
    String name = configuration.path("backend_name").asText("");
    if (name.isEmpty()) {
      throw new DeviceException("the configuration names no backend_name");
    }
    if (!configuration.path("n_qubits").canConvertToInt()) {
      throw new DeviceException("the configuration has no whole number n_qubits");
    }
    this.qubits = configuration.path("n_qubits").intValue();
    if (qubits < 1 || qubits > DeviceModel.MAX_QUBITS) {
      throw new DeviceException(
          "n_qubits is " + qubits + "; 1 to " + DeviceModel.MAX_QUBITS + " are supported");
    }
    this.device = DeviceModel.builder(name);
  }

  static DeviceModel parse(JsonNode configuration, JsonNode properties, String source) {
    SnapshotParser parser = new SnapshotParser(configuration, properties);
    String version = configuration.path("backend_version").asText("");
    parser.device.source(version.isEmpty() ? source : source + ", version " + version);
    parser.readDate();
    parser.readInstructions();
    for (int qubit = 0; qubit < parser.qubits; qubit++) {
      parser.readQubit(qubit);
    }
    parser.readFigures();
    parser.readGates();
    return parser.device.build();
  }

  private void readDate() {
    String text = properties.path("last_update_date").asText("");
    try {
      device.calibrated(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException unreadable) {
      device.defect(
          Defect.Kind.MISSING, List.of(), "last_update_date", "'" + text + "' is no date");
    }
  }

  private void readInstructions() {
    device.instruction(Instruction.BARRIER).instruction(Instruction.MID_CIRCUIT_MEASUREMENT);
    for (String list : List.of("supported_instructions", "basis_gates")) {
      for (JsonNode name : configuration.path(list)) {
        if (name.asText().equals("reset")) {
          device.instruction(Instruction.RESET);
        }
      }
    }
  }

  private void readQubit(int qubit) {
    Figures values = new Figures(properties.path("qubits").path(qubit), nanosecondsPerDt());
    double either = values.number("readout_error");
    double zeroGivenOne = values.number("prob_meas0_prep1");
    double oneGivenZero = values.number("prob_meas1_prep0");
    boolean both = !Double.isNaN(zeroGivenOne) && !Double.isNaN(oneGivenZero);
    device.qubit(
        qubit,
        values.seconds("T1"),
        values.seconds("T2"),
        both ? oneGivenZero : either,
        both ? zeroGivenOne : either,
        values.seconds("readout_length"),
        position(qubit));
    if (values.number("operational") == 0) {
      faulty.add(qubit);
      device.defect(Defect.Kind.UNUSABLE, List.of(qubit), "qubit", "not operational");
    }
  }

  private Optional<QubitProperties.Position> position(int qubit) {
    JsonNode place = configuration.path("coords").path(qubit);
    return place.size() == 2 && place.get(0).isNumber() && place.get(1).isNumber()
        ? Optional.of(
            new QubitProperties.Position(place.get(0).doubleValue(), place.get(1).doubleValue()))
        : Optional.empty();
  }

  private void readFigures() {
    for (JsonNode gate : properties.path("gates")) {
      figures
          .computeIfAbsent(gate.path("gate").asText(), name -> new HashMap<>())
          .put(
              tuple(gate.path("qubits")), new Figures(gate.path("parameters"), nanosecondsPerDt()));
    }
  }

  private void readGates() {
    if (!configuration.path("basis_gates").isArray()) {
      throw new DeviceException("the configuration has no list basis_gates");
    }
    Set<String> offered = new LinkedHashSet<>();
    configuration.path("basis_gates").forEach(name -> offered.add(name.asText()));
    for (String name : offered) {
      Optional<GateType> type = GateType.named(name);
      if (type.isPresent()) {
        readGate(name, type.get());
      } else if (!NOT_GATES.contains(name)) {
        device.defect(Defect.Kind.IGNORED, List.of(), name, "no gate of this name is known");
      }
    }
    for (String name : figures.keySet().stream().sorted().toList()) {
      if (!offered.contains(name) && !NOT_GATES.contains(name)) {
        device.defect(
            Defect.Kind.IGNORED, List.of(), name, "has figures but is not among the basis gates");
      }
    }
  }

  private void readGate(String name, GateType type) {
    for (List<Integer> tuple : tuples(name, type)) {
      if (tuple.size() != type.operands()
          || tuple.stream().anyMatch(q -> q < 0 || q >= qubits)
          || Set.copyOf(tuple).size() != tuple.size()) {
        throw new DeviceException(
            "gate " + name + " cannot act on " + tuple + " of " + qubits + " qubits");
      }
      if (tuple.stream().anyMatch(faulty::contains)) {
        continue;
      }
      Figures values = figures.getOrDefault(name, Map.of()).get(tuple);
      if (values != null && values.number("operational") == 0) {
        device.defect(Defect.Kind.UNUSABLE, tuple, name, "not operational");
      } else if (values == null) {
        device.gate(type, tuple, Double.NaN, Double.NaN);
      } else {
        device.gate(type, tuple, values.number("gate_error"), values.seconds("gate_length"));
      }
    }
  }

  /** The tuples by the gate's own coupling map, else by the device's, else all qubits. */
  private Set<List<Integer>> tuples(String name, GateType type) {
    Set<List<Integer>> tuples = new LinkedHashSet<>();
    for (JsonNode gate : configuration.path("gates")) {
      if (gate.path("name").asText().equals(name)) {
        gate.path("coupling_map").forEach(pair -> tuples.add(tuple(pair)));
      }
    }
    if (tuples.isEmpty() && type.operands() == 2) {
      configuration.path("coupling_map").forEach(pair -> tuples.add(tuple(pair)));
    }
    if (tuples.isEmpty() && type.operands() == 1) {
      for (int qubit = 0; qubit < qubits; qubit++) {
        tuples.add(List.of(qubit));
      }
    }
    return tuples;
  }

  private List<Integer> tuple(JsonNode numbers) {
    List<Integer> tuple = new ArrayList<>();
    for (JsonNode number : numbers) {
      tuple.add(number.asInt(-1));
    }
    return tuple;
  }

  private double nanosecondsPerDt() {
    return configuration.path("dt").asDouble(Double.NaN);
  }
}
