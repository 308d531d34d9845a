package io.qubridge.braket.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.circuit.GateType;
import io.qubridge.device.Defect;
import io.qubridge.device.DeviceBuilder;
import io.qubridge.device.DeviceException;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Instruction;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Turns a capabilities document into a device. */
final class CapabilitiesParser {
  /** Braket's lower-case names of native gates where they differ from ours. */
  private static final Map<String, GateType> NAMES =
      Map.of(
          "zz", GateType.RZZ,
          "xx", GateType.RXX,
          "yy", GateType.RYY,
          "r", GateType.PRX,
          "cnot", GateType.CX,
          "v", GateType.SX,
          "i", GateType.ID);

  /** A fully connected device has a pair of figures for each two qubits. */
  private static final int MAX_FULLY_CONNECTED = 1_000;

  private final JsonNode root;
  private final Calibration calibration;
  private final DeviceBuilder device;

  CapabilitiesParser(JsonNode root, String name) {
    this.root = root;
    this.calibration = Calibration.of(root);
    this.device = DeviceModel.builder(name);
  }

  DeviceModel parse(String source) {
    JsonNode paradigm = root.path("paradigm");
    if (!paradigm.path("nativeGateSet").isArray() || !paradigm.path("connectivity").isObject()) {
      throw new DeviceException(
          "has no paradigm.nativeGateSet and paradigm.connectivity, so it describes no QPU;"
              + " simulators take any circuit and need no device model");
    }
    device.source(source);
    readDate();
    readInstructions();
    SortedSet<Integer> qubits = qubits(paradigm);
    for (int qubit : qubits) {
      calibration.addQubit(device, qubit);
    }
    List<List<Integer>> pairs = pairs(paradigm.path("connectivity"), qubits);
    for (JsonNode name : paradigm.path("nativeGateSet")) {
      readGate(name.asText(), qubits, pairs);
    }
    return device.build();
  }

  private void readDate() {
    String text = root.path("service").path("updatedAt").asText("");
    try {
      device.calibrated(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException unreadable) {
      device.defect(Defect.Kind.MISSING, List.of(), "updatedAt", "'" + text + "' is no date");
    }
  }

  private void readInstructions() {
    JsonNode operations =
        root.path("action").path("braket.ir.openqasm.program").path("supportedOperations");
    for (JsonNode list : List.of(operations, root.path("paradigm").path("nativeGateSet"))) {
      for (JsonNode name : list) {
        switch (name.asText().toLowerCase(Locale.ROOT)) {
          case "barrier" -> device.instruction(Instruction.BARRIER);
          case "reset" -> device.instruction(Instruction.RESET);
          default -> {}
        }
      }
    }
  }

  private void readGate(String name, Set<Integer> qubits, List<List<Integer>> pairs) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("barrier") || lower.equals("reset")) {
      return;
    }
    Optional<GateType> type = Optional.ofNullable(NAMES.get(lower)).or(() -> GateType.named(lower));
    if (type.isEmpty() || type.get().operands() > 2) {
      device.defect(Defect.Kind.IGNORED, List.of(), name, "no gate of this name is known");
    } else if (type.get().operands() == 1) {
      for (int qubit : qubits) {
        device.gate(
            type.get(), List.of(qubit), calibration.error(qubit), calibration.oneQubitSeconds());
      }
    } else {
      for (List<Integer> pair : pairs) {
        device.gate(
            type.get(), pair, calibration.error(lower, pair), calibration.twoQubitSeconds());
      }
    }
  }

  /** The labels of the graph, or 0, 1, ... where a fully connected device comes without one. */
  private static SortedSet<Integer> qubits(JsonNode paradigm) {
    SortedSet<Integer> qubits = new TreeSet<>();
    JsonNode graph = paradigm.path("connectivity").path("connectivityGraph");
    graph
        .fields()
        .forEachRemaining(
            entry -> {
              qubits.add(label(entry.getKey()));
              entry.getValue().forEach(other -> qubits.add(label(other.asText())));
            });
    if (qubits.isEmpty()) {
      int count = paradigm.path("qubitCount").asInt(0);
      if (count < 1 || count > DeviceModel.MAX_QUBITS) {
        throw new DeviceException(
            "qubitCount is " + count + "; 1 to " + DeviceModel.MAX_QUBITS + " are supported");
      }
      for (int qubit = 0; qubit < count; qubit++) {
        qubits.add(qubit);
      }
    }
    return qubits;
  }

  private static List<List<Integer>> pairs(JsonNode connectivity, SortedSet<Integer> qubits) {
    List<List<Integer>> pairs = new ArrayList<>();
    if (connectivity.path("fullyConnected").asBoolean(false)) {
      if (qubits.size() > MAX_FULLY_CONNECTED) {
        throw new DeviceException(
            "is fully connected with "
                + qubits.size()
                + " qubits; at most "
                + MAX_FULLY_CONNECTED
                + " are supported");
      }
      for (int a : qubits) {
        for (int b : qubits) {
          if (a != b) {
            pairs.add(List.of(a, b));
          }
        }
      }
      return pairs;
    }
    Set<List<Integer>> symmetric = new TreeSet<>(CapabilitiesParser::compare);
    connectivity
        .path("connectivityGraph")
        .fields()
        .forEachRemaining(
            entry ->
                entry
                    .getValue()
                    .forEach(
                        other -> {
                          int a = label(entry.getKey());
                          int b = label(other.asText());
                          symmetric.add(List.of(a, b));
                          symmetric.add(List.of(b, a));
                        }));
    pairs.addAll(symmetric);
    return pairs;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    return a.get(0).equals(b.get(0)) ? a.get(1) - b.get(1) : a.get(0) - b.get(0);
  }

  private static int label(String text) {
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) >= DeviceModel.MAX_QUBITS) {
      throw new DeviceException(
          "qubit label '"
              + text
              + "' is no whole number from 0 to "
              + (DeviceModel.MAX_QUBITS - 1));
    }
    return Integer.parseInt(text);
  }
}
