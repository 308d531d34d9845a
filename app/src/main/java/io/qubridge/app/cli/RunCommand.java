package io.qubridge.app.cli;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.support.SplitJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one OpenQASM 3 program and prints what it measured. */
@Command(
    name = "run",
    description = {
      "Runs an OpenQASM 3 program: counts, or exact probabilities without --shots, of each classical"
          + " register (index 0 right-most), and expectation values of observables in the state"
          + " before the final measurements."
    })
final class RunCommand implements Runnable {
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  @Parameters(
      index = "0",
      paramLabel = "FILE.qasm",
      description = "The program; - reads standard input.")
  private String file;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A value for one of the program's inputs, such as 0.3 or pi/2 (radians).")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--observable",
      paramLabel = "\"Z0 Z1\"",
      description = "A weighted sum of Pauli strings whose expectation value is wanted.")
  private List<String> observables = new ArrayList<>();

  @Mixin private BackendOptions backendOptions;
  @Mixin private OutputOptions output;

  @Override
  public void run() {
    Circuit circuit = ProgramText.circuit(file);
    Bindings bindings = ParameterValues.bind(circuit, values);
    List<Pub> pubs = pubs(circuit, bindings);
    RequestId id = RequestId.random();
    ExecutionRequest request =
        new ExecutionRequest(id, pubs, backendOptions.accuracy(), backendOptions.seed());
    if (backendOptions.dryRun()) {
      DryRun bills = new DryRun(backendOptions.id());
      backendOptions.tally(
          output,
          tally -> {
            SplitJob.submit(tally, request);
            bills.add("command", "the command", tally.take());
          });
      bills.print(output);
      return;
    }
    RunResult result;
    try (Backend backend = backendOptions.open(output)) {
      backendOptions.requireOffered(backend.capabilities());
      result = result(pubs, SplitJob.submit(backend, request).await(LONGEST_WAIT));
    }
    if (!FinalMeasurements.keepsAny(circuit) && observables.isEmpty()) {
      output.note("note: the program keeps no measurement, so all its qubits were measured");
    }
    if (output.json()) {
      Json.print(output.terminal().out(), result.json());
    } else {
      output.terminal().out().print(RunTable.of(result, backendOptions.seed(), output.terminal()));
    }
  }

  /** The sampled circuit, unless only observables are wanted of it, and the estimated one. */
  private List<Pub> pubs(Circuit circuit, Bindings bindings) {
    List<Pub> pubs = new ArrayList<>();
    if (FinalMeasurements.keepsAny(circuit)) {
      pubs.add(sampled(circuit, bindings));
    } else if (observables.isEmpty()) {
      pubs.add(sampled(FinalMeasurements.add(circuit), bindings));
    }
    if (!observables.isEmpty()) {
      List<Observable> parsed = observables.stream().map(Observable::parse).toList();
      pubs.add(new EstimatorPub(FinalMeasurements.strip(circuit), bindings, parsed));
    }
    return pubs;
  }

  private Pub sampled(Circuit circuit, Bindings bindings) {
    if (circuit.bits() > Counts.MAX_BITS) {
      throw ProgramText.unusable(
          file,
          circuit.bits()
              + " classical bits; at most "
              + Counts.MAX_BITS
              + " can be counted, so measure fewer qubits");
    }
    return new SamplerPub(circuit, bindings);
  }

  private RunResult result(List<Pub> pubs, ExecutionResult execution) {
    if (!execution.failures().isEmpty()) {
      throw new CommandFailure(
          ExitCode.EXTERNAL,
          "backend '" + backendOptions.id() + "': " + execution.failures().get(0).reason());
    }
    List<RegisterOutcomes> registers = List.of();
    List<RunResult.Expectation> expectations = new ArrayList<>();
    for (int i = 0; i < pubs.size(); i++) {
      Circuit circuit = pubs.get(i).circuit();
      PubResult result = execution.pubs().get(i);
      if (result instanceof Counts counts) {
        registers = RegisterOutcomes.of(circuit, counts);
      } else if (result instanceof Probabilities probabilities) {
        registers = RegisterOutcomes.of(circuit, probabilities);
      } else if (result instanceof Expectations values) {
        for (int o = 0; o < observables.size(); o++) {
          double error = values.standardErrors().get(0, o);
          expectations.add(
              new RunResult.Expectation(observables.get(o), values.values().get(0, o), error));
        }
      }
    }
    return new RunResult(backendOptions.id(), backendOptions.shots(), registers, expectations);
  }
}
