package io.qubridge.app.cli;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.Limits;
import io.qubridge.spi.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A plugin whose jobs fail as they are told. It needs a token, offers shots only, and takes at most
 * 100 of them. Tests pack it into a jar; it is not on the class path's list of providers.
 */
public final class AwkwardProvider implements BackendProvider {
  private static final Setting<String> TOKEN = Setting.secret("token", "lets the user in");
  private static final Setting<String> FAILURE = Setting.text("failure", "how a job fails");

  @Override
  public String id() {
    return "awkward";
  }

  @Override
  public int apiVersion() {
    return ApiVersion.CURRENT;
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(TOKEN, FAILURE);
  }

  @Override
  public Backend open(BackendConfig config) {
    config.require(TOKEN);
    return new AwkwardBackend(config.get(FAILURE).orElse("none"));
  }

  private record AwkwardBackend(String failure) implements Backend {
    @Override
    public Capabilities capabilities() {
      Limits limits = new Limits(1, 1, 1, 100, 1 << 20);
      Set<Feature> features = Set.of(Feature.SHOTS, Feature.SAMPLING);
      return new Capabilities(5, Set.of(), features, limits, Instant.EPOCH);
    }

    @Override
    public Job submit(ExecutionRequest request) {
      if (failure.equals("memory")) {
        throw new OutOfMemoryError("pretended");
      }
      throw switch (failure) {
        case "defect" -> new IllegalStateException("first line\nsecond line");
        default ->
            new BackendException(
                BackendException.Category.valueOf(failure),
                "job j-1 failed\r\nbecause it was told to");
      };
    }

    @Override
    public void close() {}
  }
}
