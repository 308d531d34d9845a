package io.qubridge.app.cli;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.Classifier;
import io.qubridge.app.training.RunPlan;
import io.qubridge.execution.Accuracy;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Feature;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that runs circuits: where, how accurately, from which seed. */
public final class BackendOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private Long shots;
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
      names = "--shots",
      paramLabel = "N",
      description = "Measurements of each circuit; exact values where absent.")
  private void setShots(long value) {
    if (value < 1) {
      throw new ParameterException(
          command.commandLine(),
          "--shots is " + value + "; it must be at least 1 (leave it out for exact values)");
    }
    shots = value;
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

  /** The number of shots; empty for exact values. */
  public OptionalLong shots() {
    return shots == null ? OptionalLong.empty() : OptionalLong.of(shots);
  }

  /** Exact, or the number of shots. */
  public Accuracy accuracy() {
    return shots == null ? Accuracy.exact() : Accuracy.shots(shots);
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
    return open(id, Map.of(), output);
  }

  /**
   * Opens the backend that a run was begun with.
   *
   * @throws io.qubridge.spi.BackendException as {@link #open(OutputOptions)}
   */
  Backend openFor(RunPlan plan, OutputOptions output) {
    ExecutionSettings execution = plan.network().quantum().orElseThrow().execution();
    return open(execution.backend(), execution.settings(), output);
  }

  /**
   * Checks that the backend of a new run takes its circuit, before a folder is made or an image
   * read.
   *
   * @return the plan
   * @throws io.qubridge.spi.BackendException if it does not
   */
  RunPlan checked(RunPlan plan, OutputOptions output) {
    VariationalCircuit circuit = plan.network().quantum().orElseThrow().circuit();
    try (Backend backend = openFor(plan, output)) {
      backend.prepare(circuit.toCircuit(), circuit.toObservables());
    }
    return plan;
  }

  /** The settings of the command line; none of them is secret once a backend was opened. */
  Map<String, String> given() {
    return Map.copyOf(settings);
  }

  /** Lets a classifier's circuits run on a backend as these options say. */
  void apply(Classifier classifier, Backend backend) {
    if (classifier.execution().layers() > 0) {
      requireOffered(backend.capabilities());
      classifier.execution().backend(backend).accuracy(accuracy()).seed(seed).prepare();
    }
  }

  private Backend open(String backend, Map<String, String> ofRun, OutputOptions output) {
    BackendRegistry registry = Plugins.load();
    registry.problems().forEach(problem -> output.note("qubridge: " + problem));
    BackendProvider provider = registry.provider(backend);
    refuseSecrets(provider);
    Map<String, String> all = new LinkedHashMap<>(SettingSources.load().of(provider));
    all.putAll(ofRun);
    all.putAll(settings);
    return registry.open(backend, all);
  }

  /**
   * Checks that a backend gives values as accurately as they are wanted.
   *
   * @throws BackendException if it does not
   */
  public void requireOffered(Capabilities capabilities) {
    if (shots == null && !capabilities.has(Feature.EXACT)) {
      throw new BackendException(
          Category.USER, "backend '" + id + "' gives no exact values; add --shots N");
    }
    if (shots != null && !capabilities.has(Feature.SHOTS)) {
      throw new BackendException(
          Category.USER, "backend '" + id + "' gives exact values only; leave --shots out");
    }
    long most = capabilities.limits().shots();
    if (shots != null && shots > most) {
      throw new QuotaExceededException(
          "--shots is " + shots + "; backend '" + id + "' takes at most " + most);
    }
  }

  private void refuseSecrets(BackendProvider provider) {
    for (Setting<?> setting : provider.settings()) {
      if (setting.secret() && settings.containsKey(setting.name())) {
        throw new ParameterException(
            command.commandLine(),
            "setting '"
                + setting.name()
                + "' is secret and would show in the process list and the shell's history; set "
                + SettingSources.variable(provider, setting)
                + " in the environment instead, or "
                + SettingSources.key(provider, setting)
                + " in "
                + SettingSources.load().file());
      }
    }
  }
}
