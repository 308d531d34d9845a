package io.qubridge.local;

import io.qubridge.kit.BackendContract;
import io.qubridge.spi.BackendProvider;
import java.util.Map;

/** Errors of strength 0 leave the numbers as they are, but take the way of those with noise. */
class NoisyBackendContractTest extends BackendContract {
  @Override
  public BackendProvider provider() {
    return new LocalBackendProvider();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("noise", "depolarizing=0");
  }
}
