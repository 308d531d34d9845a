package io.qubridge.app.noise;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.device.DeviceModel;
import io.qubridge.device.Devices;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseProbeTest {
  private static final BackendRegistry BACKENDS = BackendRegistry.load(List.of());

  /** The probe with the noise of some settings, on a simulator with perhaps other settings. */
  private static NoiseProbe probe(
      Map<String, String> settings, Map<String, String> simulated, double scale, int qubits) {
    Optional<DeviceModel> device =
        NoiseProbe.device(settings.get("noise"), new Devices(List.of())::open);
    try (Backend simulator = BACKENDS.open("local", simulated)) {
      return NoiseProbe.run(simulator, settings, scale, device, qubits);
    }
  }

  private static NoiseProbe probe(Map<String, String> settings, double scale) {
    Map<String, String> scaled = new HashMap<>(settings);
    scaled.put("noise-scale", Double.toString(scale));
    return probe(settings, scaled, scale, 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "depolarizing=0.03",
        "two-qubit-depolarizing=0.05",
        "amplitude-damping=0.04",
        "phase-damping=0.06",
        "bit-flip=0.02",
        "phase-flip=0.02",
        "readout=0.03",
        "depolarizing=0.01,two-qubit-depolarizing=0.02,amplitude-damping=0.01,readout=0.02"
      })
  void everyChannelShowsAsPredicted(String channels) {
    NoiseProbe probe = probe(Map.of("noise", channels), 0.7);
    probe.requireNoise(channels);
    assertTrue(probe.effect() > 1e-3, probe::toString);
  }

  @ParameterizedTest
  @CsvSource({"0.3, asymmetric", "1, asymmetric", "1, symmetric", "5, asymmetric"})
  void aDeviceShowsAsPredicted(double scale, String readout) {
    probe(Map.of("noise", "line5", "readout-model", readout), scale).requireNoise("line5");
  }

  @Test
  void theTwoOutcomesAreToldApart() {
    NoiseProbe probe = probe(Map.of("noise", "line5"), 1);
    NoiseProbe symmetric = probe(Map.of("noise", "line5", "readout-model", "symmetric"), 1);
    double difference = probe.values().get(0).measured() - symmetric.values().get(0).measured();
    assertTrue(Math.abs(difference) > 1e-3, () -> probe + " and " + symmetric);
  }

  @Test
  void aSimulatorThatDropsTheNoiseIsCaught() {
    NoiseProbe silent = probe(Map.of("noise", "line5"), Map.of(), 1, 2);
    assertEquals(0, silent.effect(), 1e-12);
    BackendException refusal =
        assertThrows(BackendException.class, () -> silent.requireNoise("line5"));
    assertTrue(refusal.getMessage().contains("line5"), refusal::getMessage);
  }

  @Test
  void aSimulatorWithHalfTheNoiseIsCaught() {
    NoiseProbe half =
        probe(Map.of("noise", "line5"), Map.of("noise", "line5", "noise-scale", "0.5"), 1, 2);
    assertTrue(half.effect() > 1e-3, half::toString);
    assertThrows(BackendException.class, () -> half.requireNoise("line5"));
  }

  @Test
  void noiseThatCannotTouchTheCircuitCountsAsNone() {
    Map<String, String> pairs = Map.of("noise", "two-qubit-depolarizing=0.2");
    NoiseProbe alone = probe(pairs, pairs, 1, 1);
    assertThrows(BackendException.class, () -> alone.requireNoise("two-qubit-depolarizing=0.2"));
    assertDoesNotThrow(() -> probe(pairs, pairs, 1, 3).requireNoise("two-qubit-depolarizing=0.2"));
  }
}
