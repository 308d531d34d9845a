package io.qubridge.braket.stub;

import io.qubridge.circuit.GateType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program as the service reads it, line by line: what is not in the dialect is refused with the
 * service's words (Amazon Braket Developer Guide, "Troubleshoot OpenQASM").
 */
final class StubProgram {
  private static final Pattern GATE =
      Pattern.compile(
          "([a-z][a-z0-9]*)(?:\\(([^()]*)\\))? ((?:q\\[\\d+\\]|\\$\\d+)(?:, (?:q\\[\\d+\\]|\\$\\d+))*);");
  private static final Pattern MEASURE =
      Pattern.compile("b\\[(\\d+)\\] = measure (?:q\\[(\\d+)\\]|\\$(\\d+));");
  private static final Map<String, GateType> GATES = gates();

  /** A gate, or a noise channel behind one. */
  record Step(String name, GateType type, List<String> angles, List<Integer> qubits) {}

  final List<String> inputs = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  final List<String> results = new ArrayList<>();
  final TreeMap<Integer, Integer> qubitOfBit = new TreeMap<>();
  int register = -1;
  boolean physical;
  boolean boxed;

  private final StubDevice device;

  private StubProgram(StubDevice device) {
    this.device = device;
  }

  /** A refusal in the service's words. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message);
    }
  }

  static StubProgram read(String source, StubDevice device) {
    StubProgram program = new StubProgram(device);
    String[] lines = source.split("\n");
    if (!lines[0].equals("OPENQASM 3.0;")) {
      throw new Refusal("the header is missing");
    }
    boolean inBox = false;
    for (int k = 1; k < lines.length; k++) {
      String line = lines[k];
      if (line.equals("#pragma braket verbatim")) {
        if (!lines[++k].equals("box{")) {
          throw new Refusal("a verbatim pragma needs a box");
        }
        inBox = true;
        program.boxed = true;
      } else if (inBox && line.equals("}")) {
        inBox = false;
      } else {
        program.line(k + 1, line, inBox);
      }
    }
    program.requireRules();
    return program;
  }

  private void line(int number, String line, boolean inBox) {
    Matcher measure = MEASURE.matcher(line);
    Matcher gate = GATE.matcher(line);
    if (line.matches("input float [a-z_0-9]+;")) {
      inputs.add(line.substring("input float ".length(), line.length() - 1));
    } else if (line.matches("bit\\[\\d+\\] b;")) {
      return;
    } else if (line.matches("qubit\\[\\d+\\] q;")) {
      if (register >= 0) {
        throw new Refusal(
            "[line %d] cannot declare a qubit register. Only 1 qubit register is supported."
                .formatted(number));
      }
      register = Integer.parseInt(line.replaceAll("\\D", ""));
    } else if (line.startsWith("#pragma braket result ")) {
      results.add(line.substring("#pragma braket result ".length()));
    } else if (line.startsWith("#pragma braket noise ") && device.noise()) {
      noise(line.substring("#pragma braket noise ".length()));
    } else if (measure.matches()) {
      String qubit = measure.group(2) == null ? measure.group(3) : measure.group(2);
      physical |= measure.group(3) != null;
      qubitOfBit.put(Integer.valueOf(measure.group(1)), Integer.valueOf(qubit));
    } else if (gate.matches()) {
      gate(number, gate, inBox);
    } else {
      throw new Refusal(
          "No terminal matches '%s' in the current parser context, at line %d col 1."
              .formatted(line.charAt(0), number));
    }
  }

  private void noise(String text) {
    Matcher matcher =
        Pattern.compile("([a-z_]+)\\((\\d+\\.\\d+(?:E-\\d+)?)\\) (q\\[.*\\])").matcher(text);
    if (!matcher.matches()) {
      throw new Refusal("noise '" + text + "' is not understood");
    }
    steps.add(
        new Step(matcher.group(1), null, List.of(matcher.group(2)), qubits(matcher.group(3))));
  }

  private void gate(int number, Matcher line, boolean inBox) {
    String name = line.group(1);
    List<String> allowed = inBox ? device.natives() : device.operations();
    if (!allowed.contains(name)) {
      throw new Refusal(
          inBox
              ? "In verbatim boxes, native gates are required. %s is not a device native gate."
                  .formatted(name)
              : "[line %d] uses a gate %s which is not supported by the device or defined via a defcal"
                  .formatted(number, name));
    }
    GateType type = GATES.get(name);
    List<String> angles = line.group(2) == null ? List.of() : List.of(line.group(2).split(", "));
    List<Integer> qubits = qubits(line.group(3));
    boolean dollar = line.group(3).startsWith("$");
    if (type == null || angles.size() != type.angles() || qubits.size() != type.operands()) {
      throw new Refusal("gate " + name + " has the wrong number of operands");
    }
    if (dollar && register >= 0) {
      throw new Refusal("[line %d] mixes physical qubits and qubits registers.".formatted(number));
    }
    physical |= dollar;
    if (inBox && qubits.size() == 2 && !coupled(qubits)) {
      throw new Refusal("qubits " + qubits + " are not connected");
    }
    steps.add(new Step(name, type, angles, qubits));
  }

  private boolean coupled(List<Integer> pair) {
    return device.pairs().contains(pair)
        || device.pairs().contains(List.of(pair.get(1), pair.get(0)));
  }

  private static List<Integer> qubits(String text) {
    List<Integer> qubits = new ArrayList<>();
    for (String word : text.split(", ")) {
      qubits.add(Integer.valueOf(word.replaceAll("\\D", "")));
    }
    return qubits;
  }

  private void requireRules() {
    if (!qubitOfBit.isEmpty() && !results.isEmpty()) {
      throw new Refusal(
          "Qubits should not be explicitly measured when result types are requested.");
    }
    if (boxed && !physical) {
      throw new Refusal("verbatim boxes take physical qubits");
    }
    TreeSet<Integer> used = used();
    for (int qubit : used) {
      boolean known =
          physical
              ? device.pairs().stream().anyMatch(pair -> pair.contains(qubit))
              : qubit < register;
      if (!known) {
        throw new Refusal("qubit " + qubit + " is not declared");
      }
    }
    if (device.simulator() && used.size() != register) {
      throw new Refusal("Device requires contiguous qubits. Qubit register q has unused qubits.");
    }
    if (device.simulator()
        && results.isEmpty()
        && new TreeSet<>(qubitOfBit.values()).size() != register) {
      throw new Refusal(
          "Device requires all qubits in the program to be measured. This may be caused by declaring"
              + " non-contiguous qubits or measuring partial qubits");
    }
    if (results.isEmpty() && qubitOfBit.isEmpty()) {
      throw new Refusal("the program asks for nothing");
    }
  }

  /** The qubits of the program that a gate or a measurement touches. */
  TreeSet<Integer> used() {
    TreeSet<Integer> used = new TreeSet<>(qubitOfBit.values());
    steps.forEach(step -> used.addAll(step.qubits()));
    return used;
  }

  private static Map<String, GateType> gates() {
    Map<String, GateType> gates = new HashMap<>();
    for (String same : "x y z h s t rx ry rz cy cz swap cswap iswap ecr prx gpi gpi2".split(" ")) {
      gates.put(same, GateType.named(same).orElseThrow());
    }
    String[] pairs =
        ("i id si sdg ti tdg v sx vi sxdg phaseshift p cnot cx ccnot ccx cphaseshift cp xx rxx yy ryy"
                + " zz rzz")
            .split(" ");
    for (int k = 0; k < pairs.length; k += 2) {
      gates.put(pairs[k], GateType.named(pairs[k + 1]).orElseThrow());
    }
    return gates;
  }
}
