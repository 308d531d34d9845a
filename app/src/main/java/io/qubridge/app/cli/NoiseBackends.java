package io.qubridge.app.cli;

import io.qubridge.app.comparison.NoiseRuns;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.noise.NoiseProbe;
import io.qubridge.app.training.RunPlan;
import io.qubridge.device.DeviceModel;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.Backend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The noisy simulators of a comparison: one for each multiple of its noise, and one for 0. */
final class NoiseBackends implements AutoCloseable {
  private final Map<String, String> settings;
  private final OutputOptions output;
  private final Map<Double, Backend> byScale = new LinkedHashMap<>();

  private NoiseBackends(Map<String, String> settings, OutputOptions output) {
    this.settings = settings;
    this.output = output;
  }

  /**
   * Opens them; none for a comparison without noise.
   *
   * @param output hears of plugins that were skipped
   * @throws io.qubridge.spi.BackendException if a setting is wrong
   */
  static NoiseBackends open(RunPlan plan, OutputOptions output) {
    RunPlan.Evaluations evaluations = plan.evaluations().orElseThrow();
    NoiseBackends backends = new NoiseBackends(evaluations.noise(), output);
    if (evaluations.noise().isEmpty()) {
      return backends;
    }
    BackendRegistry registry = Plugins.load();
    try {
      backends.open(registry, 0.0);
      evaluations.noiseScales().forEach(scale -> backends.open(registry, scale));
    } catch (RuntimeException failure) {
      backends.close();
      throw failure;
    }
    return backends;
  }

  private void open(BackendRegistry registry, double scale) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("noise-scale", Double.toString(scale));
    if (!byScale.containsKey(scale)) {
      byScale.put(scale, registry.open(ComparisonOptions.SIMULATOR, all));
    }
  }

  /** Whether there is noise. */
  boolean present() {
    return !byScale.isEmpty();
  }

  /** The simulator of a multiple that the comparison has, or of 0. */
  Backend at(double scale) {
    return byScale.get(scale);
  }

  /** What a comparison runs on them. */
  NoiseRuns runs(RunPlan plan) {
    RunPlan.Evaluations evaluations = plan.evaluations().orElseThrow();
    return new NoiseRuns(
        evaluations.noiseScales(), evaluations.shots(), this::at, plan.training().seed());
  }

  /** The settings that name the noise. */
  Map<String, String> settings() {
    return settings;
  }

  /** The device that the noise is of. */
  Optional<DeviceModel> device() {
    return present()
        ? NoiseProbe.device(settings.get("noise"), name -> DeviceSource.open(name, output))
        : Optional.empty();
  }

  /**
   * Proves the noise of each multiple above 0.
   *
   * @param circuit that the noise is wanted for
   * @throws io.qubridge.spi.BackendException if a simulator takes no such circuit, shows no noise,
   *     or other noise than its figures predict
   */
  List<NoiseProbe> prove(VariationalCircuit circuit) {
    Optional<DeviceModel> device = device();
    List<NoiseProbe> probes = new ArrayList<>();
    byScale.forEach(
        (scale, backend) -> {
          backend.prepare(circuit.toCircuit(), circuit.toObservables());
          if (scale > 0) {
            NoiseProbe probe = NoiseProbe.run(backend, settings, scale, device, circuit.qubits());
            probe.requireNoise(settings.get("noise"));
            probes.add(probe);
          }
        });
    return probes;
  }

  @Override
  public void close() {
    byScale.values().forEach(Backend::close);
  }
}
