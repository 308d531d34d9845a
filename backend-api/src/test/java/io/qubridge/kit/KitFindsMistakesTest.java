package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.qubridge.kit.BrokenBackend.Mistake;
import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class KitFindsMistakesTest {
  private static volatile Mistake mistake;

  @ParameterizedTest
  @EnumSource
  void kitFinds(Mistake made) {
    mistake = made;
    Set<String> failed = ConcurrentHashMap.newKeySet();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(BrokenContract.class, made.foundBy))
                .build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == Status.FAILED) {
                  test.getSource()
                      .filter(MethodSource.class::isInstance)
                      .ifPresent(source -> failed.add(((MethodSource) source).getMethodName()));
                }
              }
            });
    assertTrue(failed.contains(made.foundBy), () -> "failed: " + failed);
  }

  /** Run by the launcher above only: its name is not that of a test. */
  static class BrokenContract extends BackendContract {
    @Override
    public BackendProvider provider() {
      return new BrokenProvider(mistake);
    }
  }

  private record BrokenProvider(Mistake mistake) implements BackendProvider {
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
      return List.of();
    }

    @Override
    public Backend open(BackendConfig config) {
      NaiveBackendProvider naive = new NaiveBackendProvider();
      String without = mistake == Mistake.FEATURES_NOT_CHECKED ? "EXACT,PRECISION" : "";
      Map<String, String> settings = Map.of("qubits", "5", "max-shots", "4096", "without", without);
      return new BrokenBackend(
          mistake,
          naive.open(BackendConfig.of(naive, settings)),
          naive.open(BackendConfig.of(naive, Map.of())));
    }
  }
}
