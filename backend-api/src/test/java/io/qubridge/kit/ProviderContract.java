package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Usage;
import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Setting;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users and tools see of a backend before it runs anything. */
interface ProviderContract extends Subject {
  @Test
  default void providerHasAnIdThatCanBeWritten() {
    assertTrue(provider().id().matches("[a-z][a-z0-9-]*"), provider().id());
    assertEquals(provider().id(), provider().id());
  }

  @Test
  default void providerWasBuiltForThisApi() {
    assertEquals(ApiVersion.CURRENT, provider().apiVersion());
  }

  @Test
  default void providerIsFoundByTheServiceLoader() {
    List<String> found =
        ServiceLoader.load(BackendProvider.class).stream().map(p -> p.type().getName()).toList();
    assertTrue(found.contains(provider().getClass().getName()), () -> "found only " + found);
  }

  @Test
  default void settingsHaveDistinctNamesAndHelp() {
    List<Setting<?>> settings = provider().settings();
    assertEquals(settings.size(), settings.stream().map(Setting::name).distinct().count());
    for (Setting<?> setting : settings) {
      assertFalse(setting.help().isBlank(), setting.name());
      assertFalse(setting.help().contains("\n"), setting.name());
    }
  }

  @Test
  default void capabilitiesAreOfNowAndOfferSomething() {
    Capabilities capabilities = backend().capabilities();
    assertTrue(capabilities.qubits() >= 1);
    assertFalse(capabilities.gates().isEmpty());
    assertFalse(capabilities.asOf().isAfter(Instant.now().plusSeconds(60)));
    assertTrue(
        Stream.of(Feature.EXACT, Feature.SHOTS, Feature.PRECISION).anyMatch(this::has),
        "a backend declares EXACT, SHOTS or PRECISION");
    assertTrue(
        !has(Feature.SAMPLING) || has(Feature.EXACT) || has(Feature.SHOTS),
        "a backend that samples declares EXACT or SHOTS");
    assertEquals(Set.copyOf(capabilities.features()), capabilities.features());
  }

  @Test
  default void whatCostsIsDeclaredAndCanBeTakenUp() {
    Usage usage = backend().estimate(ExecutionRequest.of(smallPub(2), anyAccuracy(), 1));
    boolean free = usage.usd() != null && usage.usd().signum() == 0;
    assertTrue(usage.usd() == null || usage.usd().signum() >= 0, () -> "a price of " + usage);
    assertFalse(usage.qpuTime().isNegative(), () -> "a time of " + usage);
    if (provider().paid()) {
      assertTrue(has(Feature.RESUME), "a paid backend declares RESUME, so that no result is lost");
      assertTrue(usage.tasks() >= 1, () -> "a job is a task, not " + usage);
      assertFalse(
          free && usage.qpuTime().isZero(),
          "a paid backend estimates money or time; the price is null where it is not known");
    } else {
      assertTrue(free, () -> "a backend that costs " + usage + " declares paid()");
    }
  }
}
