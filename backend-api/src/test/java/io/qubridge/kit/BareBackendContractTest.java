package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.spi.BackendProvider;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The naive backend with one feature and no limits. */
class BareBackendContractTest extends BackendContract {
  @Override
  public BackendProvider provider() {
    return new NaiveBackendProvider();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "without", "EXACT,PRECISION,MODIFIERS,MID_CIRCUIT,SAMPLING,SEED,VJP,RESUME,FIND,CANCEL");
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
