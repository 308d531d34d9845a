package io.qubridge.app.cli;

import io.qubridge.app.comparison.Execution.Correction;
import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.training.RunPlan;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Feature;
import io.qubridge.spi.QuotaExceededException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs the circuits of a comparison.
 *
 * @param simulator exact and without noise; trains the models
 * @param noise the simulators with noise
 * @param other the backend of the user's choice; empty where it is the simulator
 * @param correction what that backend does to the outputs
 */
record ComparisonBackends(
    Backend simulator, NoiseBackends noise, Optional<Backend> other, Correction correction)
    implements AutoCloseable {
  /**
   * Opens them.
   *
   * @param choice the command line's settings of the backend of choice
   * @throws BackendException if one of them cannot be had
   */
  static ComparisonBackends open(RunPlan plan, BackendChoice choice, OutputOptions output) {
    Backend simulator = Plugins.load().open(ComparisonOptions.SIMULATOR, Map.of());
    NoiseBackends noise = NoiseBackends.open(plan, output);
    boolean local = execution(plan).backend().equals(ComparisonOptions.SIMULATOR);
    return new ComparisonBackends(
        simulator,
        noise,
        local ? Optional.empty() : Optional.of(choice.openFor(plan, output)),
        choice.mitigated(plan) ? Correction.READOUT_MITIGATION : Correction.NONE);
  }

  /**
   * Checks, before anything is trained, that each takes the circuit and the shots, that noise shows
   * and that readout errors can be mitigated.
   *
   * @throws BackendException if not
   */
  void check(RunPlan plan) {
    VariationalCircuit circuit = plan.network().quantum().orElseThrow().circuit();
    simulator.prepare(circuit.toCircuit(), circuit.toObservables());
    noise.prove(circuit);
    noise.runs(plan).requireMitigation(circuit.toCircuit(), circuit.toObservables());
    List<Long> shots = plan.evaluations().orElseThrow().shots();
    requireShots(simulator, ComparisonOptions.SIMULATOR, shots);
    if (other.isPresent()) {
      other.get().prepare(circuit.toCircuit(), circuit.toObservables());
      requireShots(other.get(), execution(plan).backend(), shots);
    }
  }

  private static void requireShots(Backend backend, String id, List<Long> shots) {
    if (!backend.capabilities().has(Feature.SHOTS)) {
      throw new BackendException(
          Category.USER,
          "backend '" + id + "' gives exact values only; compare it without --backend");
    }
    long most = backend.capabilities().limits().shots();
    for (long number : shots) {
      if (number > most) {
        throw new QuotaExceededException(
            "--shots has " + number + "; backend '" + id + "' takes at most " + most);
      }
    }
  }

  private static ExecutionSettings execution(RunPlan plan) {
    return plan.network().quantum().orElseThrow().execution();
  }

  @Override
  public void close() {
    try (simulator;
        noise) {
      other.ifPresent(Backend::close);
    }
  }
}
