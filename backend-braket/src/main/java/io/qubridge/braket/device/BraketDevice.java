package io.qubridge.braket.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qubridge.device.DeviceModel;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.MalformedResponseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a device takes, as GetDevice told it at a moment.
 *
 * <p>Field names are those of {@code braket.device_schema} (amazon-braket-schemas-python 1.32):
 * {@code openqasm_device_action_properties}, {@code openqasm_program_set_device_action_properties}
 * and {@code device_service_properties_v1}. Immutable.
 *
 * @param arn its name
 * @param asOf when it was asked
 * @param qubits the most qubits of a program
 * @param operations the gates of a program that the service compiles, in lower case
 * @param pragmas the supported pragmas
 * @param resultTypes names of result types that shots 0 gives exactly
 * @param leastShots the fewest shots of one circuit; 0 where exact values are offered
 * @param mostShots the most shots of one circuit
 * @param programSets the limits of program sets, where it takes them
 * @param measuresAll whether every qubit of a program has to be measured
 * @param physicalQubits whether programs may name physical qubits
 * @param capabilities the document as it came
 */
public record BraketDevice(
    DeviceArn arn,
    Instant asOf,
    int qubits,
    Set<String> operations,
    Set<String> pragmas,
    Set<String> resultTypes,
    long leastShots,
    long mostShots,
    Optional<ProgramSets> programSets,
    boolean measuresAll,
    boolean physicalQubits,
    String capabilities) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROGRAM = "braket.ir.openqasm.program";
  private static final String PROGRAM_SET = "braket.ir.openqasm.program_set";
  private static final int MOST_QUBITS = DeviceModel.MAX_QUBITS;

  /**
   * The limits of a program set.
   *
   * @param executables the most circuits, counted with their rows
   * @param mostShots the most shots of all circuits together
   * @param leastShots the fewest shots of all circuits together
   */
  public record ProgramSets(long executables, long mostShots, long leastShots) {}

  /**
   * Reads {@code deviceCapabilities}.
   *
   * @throws BackendException if the device takes no OpenQASM programs
   * @throws MalformedResponseException if the document is none
   */
  public static BraketDevice parse(DeviceArn arn, String capabilities, Instant asOf) {
    JsonNode root = tree(arn, capabilities);
    JsonNode program = root.path("action").path(PROGRAM);
    if (!program.isObject()) {
      throw new BackendException(Category.USER, noPrograms(arn, root.path("action")));
    }
    JsonNode shots = root.path("service").path("shotsRange");
    int qubits = root.path("paradigm").path("qubitCount").asInt(0);
    long most = shots.path(1).asLong(0);
    if (qubits < 1 || qubits > MOST_QUBITS || most < 1) {
      throw new MalformedResponseException(
          "deviceCapabilities of "
              + arn.name()
              + " name "
              + qubits
              + " qubits and at most "
              + most
              + " shots, which cannot be");
    }
    return new BraketDevice(
        arn,
        asOf,
        qubits,
        names(program.path("supportedOperations")),
        names(program.path("supportedPragmas")),
        exactResults(program.path("supportedResultTypes")),
        Math.max(0, shots.path(0).asLong(1)),
        most,
        programSets(root.path("action").path(PROGRAM_SET)),
        program.path("requiresAllQubitsMeasurement").asBoolean(false),
        program.path("supportPhysicalQubits").asBoolean(false),
        capabilities);
  }

  private static JsonNode tree(DeviceArn arn, String capabilities) {
    try {
      return JSON.readTree(capabilities);
    } catch (JsonProcessingException broken) {
      throw new MalformedResponseException(
          "deviceCapabilities of " + arn.name() + " are no JSON document");
    }
  }

  private static String noPrograms(DeviceArn arn, JsonNode actions) {
    List<String> offered = new ArrayList<>();
    actions.fieldNames().forEachRemaining(offered::add);
    return "device "
        + arn.name()
        + " takes no OpenQASM programs; it takes "
        + (offered.isEmpty() ? "nothing" : String.join(", ", offered))
        + ", so choose another";
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new TreeSet<>();
    list.forEach(name -> names.add(name.asText().toLowerCase(Locale.ROOT)));
    return Set.copyOf(names);
  }

  private static Set<String> exactResults(JsonNode list) {
    Set<String> names = new TreeSet<>();
    for (JsonNode type : list) {
      if (type.path("minShots").asLong(1) == 0) {
        names.add(type.path("name").asText());
      }
    }
    return Set.copyOf(names);
  }

  private static Optional<ProgramSets> programSets(JsonNode action) {
    long executables = action.path("maximumExecutables").asLong(0);
    long most = action.path("maximumTotalShots").asLong(0);
    if (executables < 1 || most < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new ProgramSets(
            executables, most, Math.max(0, action.path("minimumTotalShots").asLong(0))));
  }

  /** Whether exact values of a result type, such as {@code Expectation}, are offered. */
  public boolean exact(String resultType) {
    return leastShots == 0 && resultTypes.contains(resultType);
  }

  /**
   * The device as the transpiler sees it: native gates on coupled pairs.
   *
   * @throws io.qubridge.device.DeviceException if it is a simulator
   */
  public DeviceModel model() {
    return CapabilitiesReader.read(capabilities, arn.name(), "GetDevice at " + asOf);
  }
}
