package io.qubridge.app.cli;

import io.qubridge.app.comparison.Execution;
import io.qubridge.app.model.ModelKind;
import io.qubridge.app.training.RunPlan;
import io.qubridge.mitigation.MitigationSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rows a comparison has. */
final class ComparisonOptions {
  static final String SIMULATOR = Execution.SIMULATOR;

  private static final String NOISE = "noise";
  private static final String NOISE_SCALE = "noise-scale";
  private static final int MOST_VALUES = 50;
  private static final int MOST_SEEDS = 1_000;
  private static final double MOST_SCALE = 1_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--shots",
      paramLabel = "N",
      split = ",",
      defaultValue = "1024",
      description =
          "Measurements of each circuit in the rows with shots; several, as in 100,1000,10000, give"
              + " a row each and curves (default: ${DEFAULT-VALUE}).")
  private List<Long> shots;

  @Option(
      names = "--noise",
      paramLabel = "NOISE",
      description =
          "Adds rows with simulated noise: a device (line5, or the folder of a snapshot), or"
              + " channels as in depolarizing=0.01,readout=0.02. The same as -S noise=NOISE with the"
              + " local simulator.")
  private String noise;

  @Option(
      names = "--noise-scale",
      paramLabel = "X",
      split = ",",
      description =
          "Multiples of the noise; several, as in 0,0.5,1,2,4, give a row each and curves"
              + " (default: 1).")
  private List<Double> noiseScales;

  @Option(
      names = "--twins",
      description =
          "Also train dense layers of about as many parameters in place of the circuit, the circuit"
              + " without entangling gates, and the circuit frozen at random weights.")
  private boolean twins;

  @Option(
      names = "--repeats",
      paramLabel = "K",
      defaultValue = "1",
      description =
          "Do all of it from K seeds, the first being --seed, and tell mean and spread"
              + " (default: ${DEFAULT-VALUE}).")
  private int repeats;

  /** The networks to train. */
  List<ModelKind> models() {
    return twins ? List.of(ModelKind.values()) : List.of(ModelKind.CLASSICAL, ModelKind.HYBRID);
  }

  /**
   * How the hybrid model is run.
   *
   * @param backend whose settings may name noise, if it is the simulator
   * @throws ParameterException if a number is out of range or contradicts another
   */
  RunPlan.Evaluations evaluations(BackendChoice backend) {
    requireDistinct("--shots", shots);
    shots.forEach(
        number -> require(number >= 1, "--shots has " + number + "; it must be at least 1"));
    require(
        repeats >= 1 && repeats <= MOST_SEEDS,
        "--repeats is " + repeats + "; it must be 1 to " + MOST_SEEDS);
    Map<String, String> settings = simulatorSettings(backend);
    if (!settings.containsKey(NOISE)) {
      require(
          noiseScales == null && !settings.containsKey(NOISE_SCALE),
          "--noise-scale needs a noise to scale: name one with --noise, for example --noise line5");
      return new RunPlan.Evaluations(shots, Map.of(), List.of(), repeats);
    }
    List<Double> scales = scales(settings.remove(NOISE_SCALE), backend);
    settings.computeIfPresent(NOISE, (key, text) -> absolute(text));
    return new RunPlan.Evaluations(shots, settings, scales, repeats);
  }

  private Map<String, String> simulatorSettings(BackendChoice backend) {
    Map<String, String> settings =
        new LinkedHashMap<>(SettingSources.load().of(Plugins.load().provider(SIMULATOR)));
    if (backend.id().equals(SIMULATOR)) {
      settings.putAll(backend.given());
    }
    if (noise != null) {
      require(
          !(backend.id().equals(SIMULATOR) && backend.given().containsKey(NOISE)),
          "--noise and -S noise are both given; leave one out");
      settings.put(NOISE, noise);
    }
    MitigationSettings.names().forEach(settings::remove); // its rows are beside those without
    return settings;
  }

  private List<Double> scales(String setting, BackendChoice backend) {
    if (noiseScales == null) {
      return List.of(setting == null ? 1.0 : number(setting));
    }
    require(
        !(backend.id().equals(SIMULATOR) && backend.given().containsKey(NOISE_SCALE)),
        "--noise-scale and -S noise-scale are both given; leave one out");
    requireDistinct("--noise-scale", noiseScales);
    noiseScales.forEach(this::requireScale);
    return noiseScales;
  }

  private double number(String text) {
    try {
      double scale = Double.parseDouble(text);
      requireScale(scale);
      return scale;
    } catch (NumberFormatException notANumber) {
      throw new ParameterException(
          command.commandLine(), "noise-scale is '" + text + "', which is no number");
    }
  }

  private void requireScale(double scale) {
    require(
        scale >= 0 && scale <= MOST_SCALE,
        "--noise-scale has " + scale + "; it must be 0 to " + (int) MOST_SCALE);
  }

  private void requireDistinct(String option, List<?> values) {
    require(
        values.size() <= MOST_VALUES,
        option + " has " + values.size() + " values; at most " + MOST_VALUES + " are taken");
    require(
        new HashSet<>(values).size() == values.size(), option + " has a value twice: " + values);
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }

  /** A path that still holds when the run is continued from another folder. */
  private static String absolute(String noise) {
    try {
      Path path = Path.of(noise);
      return Files.exists(path) ? path.toAbsolutePath().normalize().toString() : noise;
    } catch (InvalidPathException channels) {
      return noise;
    }
  }
}
