package io.qubridge.kit;

import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Limits;
import io.qubridge.spi.Setting;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens a slow and simple backend on {@link NaiveSimulator}, for tests that need some backend: its
 * limits, its features and a delay of every job are settings.
 */
public final class NaiveBackendProvider implements BackendProvider {
  private static final int MANY = Integer.MAX_VALUE;

  private static final Setting<Integer> QUBITS =
      Setting.integer("qubits", 8, 1, 10, "most qubits of a circuit");
  private static final Setting<Integer> PUBS =
      Setting.integer("max-pubs", MANY, 1, MANY, "most PUBs of a job");
  private static final Setting<Integer> ROWS =
      Setting.integer("max-rows", MANY, 1, MANY, "most rows of a PUB");
  private static final Setting<Integer> EXECUTABLES =
      Setting.integer("max-executables", MANY, 1, MANY, "most circuits of a job");
  private static final Setting<Integer> SHOTS =
      Setting.integer("max-shots", MANY, 1, MANY, "most shots of a circuit");
  private static final Setting<Integer> DELAY =
      Setting.integer("delay-ms", 0, 0, 60_000, "milliseconds before a job starts");
  private static final Setting<Set<Feature>> WITHOUT =
      new Setting<>(
          "without",
          NaiveBackendProvider::features,
          Optional.of(""),
          false,
          false,
          "features that are not offered, separated by commas");

  @Override
  public String id() {
    return "naive";
  }

  @Override
  public int apiVersion() {
    return ApiVersion.CURRENT;
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(QUBITS, PUBS, ROWS, EXECUTABLES, SHOTS, DELAY, WITHOUT);
  }

  @Override
  public Backend open(BackendConfig config) {
    Set<Feature> features = EnumSet.allOf(Feature.class);
    features.removeAll(config.require(WITHOUT));
    Limits limits =
        new Limits(
            config.require(PUBS),
            config.require(ROWS),
            config.require(EXECUTABLES),
            config.require(SHOTS),
            Long.MAX_VALUE);
    return new NaiveBackend(config.require(QUBITS), features, limits, config.require(DELAY));
  }

  private static Set<Feature> features(String names) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    Arrays.stream(names.split(","))
        .filter(name -> !name.isBlank())
        .forEach(name -> features.add(Feature.valueOf(name.strip())));
    return features;
  }
}
