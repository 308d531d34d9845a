package io.qubridge.app.cli;

import io.qubridge.app.cost.RequestTally;
import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.training.EvaluationPlan;
import io.qubridge.app.training.RunLedger;
import io.qubridge.app.training.RunPlan;
import io.qubridge.journal.Spending;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.mitigation.MitigationSettings;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that runs circuits: where, and from which seed. */
public class BackendChoice {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private SpendingOptions spending;

  private final Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--backend",
      paramLabel = "ID",
      defaultValue = "local",
      description =
          "What runs the circuits (default: ${DEFAULT-VALUE}); 'qubridge backends' lists them.")
  private String id;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Source of all randomness: the same seed repeats a run (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--mitigation",
      paramLabel = "none|readout",
      description =
          "readout: measure how the backend's readouts err and take that out of every value"
              + " (default: none).")
  private void setMitigation(String value) {
    try {
      MitigationSettings.MITIGATION.parser().apply(value);
    } catch (IllegalArgumentException unknown) {
      throw wrong("--mitigation is '" + value + "': " + unknown.getMessage());
    }
    settings.put(MitigationSettings.MITIGATION.name(), value);
  }

  @Option(
      names = "-S",
      paramLabel = "KEY=VALUE",
      description = "A setting of the backend; 'qubridge backends ID' lists them.")
  private void setSettings(Map<String, String> values) {
    settings.putAll(values);
  }

  /** The id of the backend. */
  public String id() {
    return id;
  }

  /** The source of all randomness. */
  public long seed() {
    return seed;
  }

  /** Whether nothing is to be submitted. */
  boolean dryRun() {
    return spending.dryRun();
  }

  /**
   * Opens the backend with the settings of the user's file, the environment and the command line,
   * the later the stronger.
   *
   * @param output hears of plugins that were skipped
   * @throws io.qubridge.spi.BackendException if there is no such backend, a setting is wrong, or
   *     the backend cannot be had
   */
  public Backend open(OutputOptions output) {
    return open(output, ledger(""));
  }

  /**
   * Opens the backend likewise.
   *
   * @param ledger how paid jobs are kept; without one they are not submitted
   */
  Backend open(OutputOptions output, Optional<RunLedger> ledger) {
    return open(new Choice(id, Map.of()), ledger, output);
  }

  /**
   * The ledger of a command that begins now; empty for a backend that costs nothing.
   *
   * @param scope the run's id; empty for a command that keeps no run
   * @throws ParameterException if the backend costs money or quota and no cap is given
   */
  Optional<RunLedger> ledger(String scope) {
    boolean paid = Plugins.load().provider(id).paid();
    return paid ? Optional.of(spending.ledger(id, scope)) : Optional.empty();
  }

  /**
   * Prices requests for the backend, which gets none, and says what it would say before it is paid.
   *
   * @param requests makes them
   */
  void tally(OutputOptions output, Consumer<RequestTally> requests) {
    try (Backend backend = open(new Choice(id, Map.of()), Optional.empty(), output)) {
      requests.accept(new RequestTally(id, backend));
      backend.notices().forEach(output::note);
    }
  }

  /**
   * Opens the backend that a run was begun with.
   *
   * @throws io.qubridge.spi.BackendException as {@link #open(OutputOptions)}
   */
  Backend openFor(RunPlan plan, OutputOptions output) {
    return open(choice(plan), plan.ledger(), output);
  }

  private static Choice choice(RunPlan plan) {
    ExecutionSettings execution = plan.network().quantum().orElseThrow().execution();
    return new Choice(execution.backend(), execution.settings());
  }

  /**
   * Opens the backend that something was begun with.
   *
   * @param ledger how its jobs are kept; without one it is not open for paid submissions
   * @throws io.qubridge.spi.BackendException as {@link #open(OutputOptions)}
   */
  Backend open(Choice choice, Optional<RunLedger> ledger, OutputOptions output) {
    BackendRegistry registry = Plugins.load();
    registry.problems().forEach(problem -> output.note("qubridge: " + problem));
    Map<String, String> all = merged(choice);
    if (ledger.isEmpty()) {
      return registry.open(choice.id(), all);
    }
    Spending leave = spending.open(ledger.get());
    JobDisplay display = new JobDisplay(output, leave.budget());
    leave = leave.withListener(display);
    try {
      Backend backend = registry.open(choice.id(), all, leave);
      return new PaidBackend(backend, leave, display, output);
    } catch (RuntimeException refusal) {
      leave.journal().close();
      throw refusal;
    }
  }

  private Map<String, String> merged(Choice choice) {
    BackendProvider provider = Plugins.load().provider(choice.id());
    return SettingSources.load().merged(provider, choice.settings(), given());
  }

  /** Whether readout errors are mitigated on the backend that a run was begun with. */
  boolean mitigated(RunPlan plan) {
    return MitigationSettings.READOUT.equals(
        merged(choice(plan)).get(MitigationSettings.MITIGATION.name()));
  }

  /**
   * A backend with settings that are stronger than the user's kept ones and weaker than those of
   * the command line.
   */
  record Choice(String id, Map<String, String> settings) {}

  /**
   * Checks that the backend of a new run takes its circuit, before a folder is made or an image
   * read, and that what it may cost is capped.
   *
   * @return the plan, with a ledger where the backend is paid
   * @throws ParameterException if there is no cap
   * @throws io.qubridge.spi.BackendException if it does not take the circuit
   */
  RunPlan checked(RunPlan plan, OutputOptions output) {
    Optional<RunLedger> ledger = ledger(UUID.randomUUID().toString());
    VariationalCircuit circuit = plan.network().quantum().orElseThrow().circuit();
    try (Backend backend = open(choice(plan), Optional.empty(), output)) {
      backend.prepare(circuit.toCircuit(), circuit.toObservables());
    }
    return plan.withLedger(ledger);
  }

  /** A failure of the command line itself. */
  final ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  /** Takes the options that an evaluation was begun with. */
  void restore(EvaluationPlan plan) {
    id = plan.backend();
    seed = plan.seed();
    plan.settings().forEach(settings::putIfAbsent);
  }

  /**
   * The settings of the command line; none of them is secret once a backend was opened. A readout
   * calibration draws from the command's seed unless it has one of its own.
   */
  Map<String, String> given() {
    Map<String, String> all = new LinkedHashMap<>(settings);
    if (settings.containsKey(MitigationSettings.MITIGATION.name())) {
      all.putIfAbsent(MitigationSettings.CALIBRATION_SEED.name(), Long.toString(seed));
    }
    return Map.copyOf(all);
  }
}
