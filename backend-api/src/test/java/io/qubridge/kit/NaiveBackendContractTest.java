package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.spi.BackendProvider;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The naive backend with all features and small limits. */
class NaiveBackendContractTest extends BackendContract {
  @Override
  public BackendProvider provider() {
    return new NaiveBackendProvider();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "qubits", "5", "max-pubs", "3", "max-rows", "40", "max-shots", "4096", "delay-ms", "1");
  }

  /** Users are not to see a backend that is made for tests. */
  @Test
  @Override
  public void providerIsFoundByTheServiceLoader() {
    assertTrue(
        ServiceLoader.load(BackendProvider.class).stream()
            .noneMatch(found -> found.type() == NaiveBackendProvider.class));
  }
}
