package io.qubridge.braket.stub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A device of the stub.
 *
 * @param arn its name
 * @param qubits how many it has
 * @param operations gates that it compiles
 * @param natives gates of verbatim boxes; empty for a simulator
 * @param pairs coupled qubits
 * @param leastShots 0 where it gives exact values
 * @param mostShots of one circuit
 * @param setExecutables the most circuits of a program set; 0 where it takes none
 * @param setShots the most shots of a program set
 * @param leastSetShots the fewest shots of a program set
 * @param noise whether it takes noise pragmas
 */
public record StubDevice(
    String arn,
    int qubits,
    List<String> operations,
    List<String> natives,
    List<List<Integer>> pairs,
    long leastShots,
    long mostShots,
    int setExecutables,
    long setShots,
    long leastSetShots,
    boolean noise) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SIMULATED =
      List.of(
          "ccnot cnot cphaseshift cswap cy cz ecr h i iswap phaseshift rx ry rz s si swap t ti v vi"
              .split(" "));

  private static List<String> simulated(String more) {
    List<String> all = new ArrayList<>(SIMULATED);
    all.addAll(List.of(more.split(" ")));
    return all;
  }

  /** As SV1: exact values and gradients, all qubits measured, no program sets. */
  public static StubDevice sv1() {
    return new StubDevice(
        "arn:aws:braket:::device/quantum-simulator/amazon/sv1",
        34,
        simulated("x xx y yy z zz gpi gpi2"),
        List.of(),
        List.of(),
        0,
        100_000,
        0,
        0,
        0,
        false);
  }

  /** As DM1: exact values with noise, no gradients, no program sets. */
  public static StubDevice dm1() {
    return new StubDevice(
        "arn:aws:braket:::device/quantum-simulator/amazon/dm1",
        17,
        simulated("x xx y yy z zz"),
        List.of(),
        List.of(),
        0,
        100_000,
        0,
        0,
        0,
        true);
  }

  /** As Garnet: program sets, native prx and cz on a ladder of qubits 1 to 6. */
  public static StubDevice garnet() {
    return new StubDevice(
        "arn:aws:braket:eu-north-1::device/qpu/iqm/Garnet",
        6,
        simulated("x xx y yy z zz prx"),
        List.of("cz", "prx"),
        List.of(
            List.of(1, 2),
            List.of(2, 3),
            List.of(4, 5),
            List.of(5, 6),
            List.of(1, 4),
            List.of(2, 5),
            List.of(3, 6)),
        1,
        20_000,
        100,
        200_000,
        0,
        false);
  }

  /** The same device with other limits of program sets. */
  public StubDevice withSets(int executables, long shots, long least) {
    return new StubDevice(
        arn,
        qubits,
        operations,
        natives,
        pairs,
        leastShots,
        mostShots,
        executables,
        shots,
        least,
        noise);
  }

  /** Whether it takes program sets. */
  public boolean programSets() {
    return setExecutables > 0;
  }

  boolean simulator() {
    return natives.isEmpty();
  }

  /** The document that GetDevice carries as a text. */
  public String capabilities() {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("service")
        .put("updatedAt", "2026-05-05T16:45:26+00:00")
        .putArray("shotsRange")
        .add(leastShots)
        .add(mostShots);
    ObjectNode actions = root.putObject("action");
    ObjectNode program = actions.putObject("braket.ir.openqasm.program");
    operations.forEach(program.putArray("supportedOperations")::add);
    ArrayNode pragmas = program.putArray("supportedPragmas");
    pragmas.add("braket_result_type_expectation");
    if (simulator()) {
      pragmas.add("braket_result_type_amplitude");
    } else {
      pragmas.add("verbatim");
    }
    if (noise) {
      for (String name :
          "amplitude_damping bit_flip depolarizing phase_damping phase_flip two_qubit_depolarizing"
              .split(" ")) {
        pragmas.add("braket_noise_" + name);
      }
    }
    program.put("requiresAllQubitsMeasurement", simulator());
    program.put("requiresContiguousQubitIndices", simulator());
    program.put("supportPhysicalQubits", !simulator());
    resultTypes(program.putArray("supportedResultTypes"));
    if (setExecutables > 0) {
      ObjectNode set = actions.putObject("braket.ir.openqasm.program_set");
      set.put("maximumExecutables", setExecutables).put("maximumTotalShots", setShots);
      set.put("minimumTotalShots", leastSetShots);
    }
    paradigm(root.putObject("paradigm"));
    standardized(root.putObject("standardized"));
    return root.toString();
  }

  private void resultTypes(ArrayNode types) {
    types.addObject().put("name", "Expectation").put("minShots", leastShots);
    types.addObject().put("name", "Probability").put("minShots", noise ? 0 : 1);
    if (simulator() && !noise) {
      types.addObject().put("name", "Amplitude").put("minShots", 0);
      types.addObject().put("name", "AdjointGradient").put("minShots", 0);
    }
  }

  private void standardized(ObjectNode figures) {
    ObjectNode single = figures.putObject("oneQubitProperties");
    ObjectNode two = figures.putObject("twoQubitProperties");
    for (List<Integer> pair : pairs) {
      for (int qubit : pair) {
        ObjectNode own = single.putObject("" + qubit);
        ObjectNode fidelity = own.putArray("oneQubitFidelity").addObject();
        fidelity.put("fidelity", 0.999);
        fidelity.putObject("fidelityType").put("name", "RANDOMIZED_BENCHMARKING");
      }
      ObjectNode gate =
          two.putObject(pair.get(0) + "-" + pair.get(1))
              .putArray("twoQubitGateFidelity")
              .addObject();
      gate.put("gateName", "CZ").put("fidelity", 0.99);
    }
  }

  private void paradigm(ObjectNode paradigm) {
    paradigm.put("qubitCount", qubits);
    if (!simulator()) {
      natives.forEach(paradigm.putArray("nativeGateSet")::add);
      ObjectNode graph =
          paradigm
              .putObject("connectivity")
              .put("fullyConnected", false)
              .putObject("connectivityGraph");
      for (List<Integer> pair : pairs) {
        graph.withArray("/" + pair.get(0)).add("" + pair.get(1));
      }
    }
  }
}
