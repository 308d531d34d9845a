package io.qubridge.local;

import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Setting;
import java.util.List;

/** Opens the simulator that runs in this process. */
public final class LocalBackendProvider implements BackendProvider {
  static final String ID = "local";

  private static final int MAX_THREADS = 1024;

  private static final Setting<Integer> THREADS =
      Setting.integer(
          "threads",
          Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()),
          1,
          MAX_THREADS,
          "threads that simulate at a time; results do not depend on it");

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int apiVersion() {
    return ApiVersion.CURRENT;
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(THREADS);
  }

  @Override
  public Backend open(BackendConfig config) {
    return new LocalBackend(config.require(THREADS));
  }
}
