package io.qubridge.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.observable.Observable;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradientMethodsTest {
  private static final EstimatorPub PUB =
      new EstimatorPub(Circuit.builder(1).build(), Bindings.none(), List.of(Observable.z(0)));

  @Test
  void knowsEachMethodByItsName() {
    assertEquals(
        List.of("adjoint", "auto", "finite-difference", "parameter-shift", "spsa"),
        GradientMethods.names());
    for (String name : GradientMethods.names()) {
      assertEquals(name, GradientMethods.named(name).name());
    }
  }

  @Test
  void listsTheKnownForAnUnknownName() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> GradientMethods.named("magic"));
    assertEquals(
        "no gradient method 'magic'; known:"
            + " adjoint, auto, finite-difference, parameter-shift, spsa",
        refusal.getMessage());
  }

  @Test
  void refusesAdjointForShotsAndOnBackendsWithoutIt() {
    assertRefused(Map.of(), Accuracy.shots(10), "not estimates from shots");
    assertRefused(Map.of("without", "VJP"), Accuracy.exact(), "a backend that declares VJP");
  }

  private static void assertRefused(
      Map<String, String> settings, Accuracy accuracy, String reason) {
    CountingBackend backend = new CountingBackend(settings);
    BackendException refusal =
        assertThrows(
            BackendException.class, () -> new Adjoint().linearize(backend, PUB, accuracy, 0));
    assertEquals(Category.USER, refusal.category());
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    assertTrue(backend.requests.isEmpty(), "nothing may be sent");
  }
}
