package io.qubridge.braket.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qubridge.braket.device.BraketDevice;
import io.qubridge.braket.device.BraketDevice.ProgramSets;
import io.qubridge.braket.program.Executables.Executable;
import io.qubridge.circuit.Angle;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Pub;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.CommutingGroups.Group;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The quantum tasks that a request becomes: one program set where the device takes them, else one
 * task for each circuit.
 *
 * <p>Actions follow {@code ir/openqasm/program_v1.py} and {@code program_set_v1.py} of the Braket
 * schemas: a set's inputs are lists of equal length, its shots are those of all circuits together.
 */
public final class TaskPlan {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROGRAM = "braket.ir.openqasm.program";
  private static final String PROGRAM_SET = "braket.ir.openqasm.program_set";

  private final BraketDevice device;
  private final ProgramWriter writer;
  private final ExecutionRequest request;
  private final List<Executable> executables;

  /**
   * One task to be.
   *
   * @param action the JSON document of the program or programs
   * @param shots of all its circuits together; 0 for exact values
   */
  public record Task(String action, long shots) {}

  /**
   * A plan.
   *
   * @param request one that is within the device's limits
   */
  public TaskPlan(BraketDevice device, ProgramWriter writer, ExecutionRequest request) {
    this.device = device;
    this.writer = writer;
    this.request = request;
    this.executables = Executables.of(request);
  }

  /** The number of tasks. */
  public int size() {
    return programSet() ? 1 : executables.size();
  }

  /** The shots of all tasks together. */
  public long shots() {
    return Math.multiplyExact(shotsPerCircuit(), (long) executables.size());
  }

  /**
   * The shots of each circuit: as asked for, or more where a program set would fall short of the
   * device's least total.
   */
  public long shotsPerCircuit() {
    if (!(request.accuracy() instanceof Accuracy.Shots wanted)) {
      return 0;
    }
    long least = programSet() ? device.programSets().map(ProgramSets::leastShots).orElse(0L) : 0;
    long circuits = executables.size();
    return Math.max(wanted.shots(), (least + circuits - 1) / circuits);
  }

  private boolean programSet() {
    return device.programSets().isPresent()
        && request.accuracy() instanceof Accuracy.Shots
        && !executables.isEmpty();
  }

  /** One of the tasks. */
  public Task task(int index) {
    if (programSet()) {
      return new Task(programSetAction(), shots());
    }
    Executable executable = executables.get(index);
    return new Task(text(program(source(executable))), shotsPerCircuit());
  }

  private String source(Executable executable) {
    Pub pub = request.pubs().get(executable.pub());
    if (request.accuracy() instanceof Accuracy.Shots) {
      return writer.ofRow(measured(pub, executable.group()), pub.bindings(), executable.row());
    }
    if (pub instanceof EstimatorPub estimator) {
      return writer.expectations(
          pub.circuit(), strings(estimator.observables()), pub.bindings(), executable.row());
    }
    return writer.distribution(pub.circuit(), pub.bindings(), executable.row());
  }

  private static MeasuredCircuit measured(Pub pub, int group) {
    if (pub instanceof EstimatorPub estimator) {
      Group measured = CommutingGroups.of(estimator.observables()).get(group);
      return MeasuredCircuit.inBasis(pub.circuit(), measured.basis());
    }
    return MeasuredCircuit.asWritten(pub.circuit());
  }

  /** The distinct Pauli strings of some observables without the identity, in order. */
  public static List<PauliString> strings(List<Observable> observables) {
    Set<PauliString> strings = new LinkedHashSet<>();
    for (Observable observable : observables) {
      observable.terms().forEach(term -> strings.add(term.string()));
    }
    strings.remove(PauliString.IDENTITY);
    return new ArrayList<>(strings);
  }

  private String programSetAction() {
    ObjectNode set = header(PROGRAM_SET);
    ArrayNode programs = set.putArray("programs");
    for (Pub pub : request.pubs()) {
      for (int group = 0; group < pub.executablesPerRow(); group++) {
        add(programs, writer.withInputs(measured(pub, group)), pub.bindings());
      }
    }
    return text(set);
  }

  /** Adds a program with all rows as inputs, or as often as there are rows if it has no inputs. */
  private static void add(ArrayNode programs, ProgramWriter.Program program, Bindings rows) {
    ObjectNode node = program(program.source());
    program.inputs().forEach((name, angle) -> putColumn(node, name, angle, rows));
    for (int copy = 0; copy < (program.inputs().isEmpty() ? rows.rows() : 1); copy++) {
      programs.add(node);
    }
  }

  private static void putColumn(ObjectNode program, String name, Angle angle, Bindings rows) {
    ArrayNode column = program.withObject("/inputs").putArray(name);
    AngleTexts.Inputs.column(angle, rows).forEach(column::add);
  }

  private static ObjectNode program(String source) {
    ObjectNode program = header(PROGRAM);
    program.put("source", source);
    program.putObject("inputs");
    return program;
  }

  /**
   * The action of a gradient task.
   *
   * @param angles receives what the inputs stand for, by name
   */
  public static String gradientAction(
      ProgramWriter writer,
      EstimatorPub pub,
      int row,
      Observable weighted,
      Map<String, Angle> angles) {
    ProgramWriter.Program program = writer.gradient(pub.circuit(), weighted);
    angles.putAll(program.inputs());
    ObjectNode node = program(program.source());
    program
        .inputs()
        .forEach(
            (name, angle) ->
                node.withObject("/inputs")
                    .put(
                        name,
                        AngleTexts.Inputs.column(angle, pub.bindings().slice(row, 1)).get(0)));
    return text(node);
  }

  /** The action of a task of exact expectation values. */
  public static String expectationAction(ProgramWriter writer, EstimatorPub pub, int row) {
    return text(
        program(
            writer.expectations(pub.circuit(), strings(pub.observables()), pub.bindings(), row)));
  }

  private static ObjectNode header(String name) {
    ObjectNode node = JSON.createObjectNode();
    node.putObject("braketSchemaHeader").put("name", name).put("version", "1");
    return node;
  }

  private static String text(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of texts and numbers can be written", impossible);
    }
  }
}
