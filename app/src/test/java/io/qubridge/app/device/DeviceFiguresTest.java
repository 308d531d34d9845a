package io.qubridge.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.app.device.DeviceFigures.Figure;
import io.qubridge.circuit.GateType;
import io.qubridge.device.DeviceModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceFiguresTest {
  @Test
  void takesTheShortestTimeAndTheLargestErrorForTheWorst() {
    DeviceModel device =
        DeviceModel.builder("three")
            .qubit(4, 3e-4, Double.NaN, 0.01, 0.02, 1e-6, Optional.empty())
            .qubit(5, 1e-4, 1e-4, 0.03, 0.02, 1e-6, Optional.empty())
            .qubit(6, 2e-4, 2e-4, 0.02, 0.02, 1e-6, Optional.empty())
            .gate(GateType.CZ, List.of(4, 5), 0.01, 1e-7)
            .gate(GateType.CZ, List.of(6, 5), 0.04, 1e-7)
            .build();
    List<Figure> figures = DeviceFigures.of(device);
    assertEquals(new Figure("T1", true, 2e-4, 1e-4, List.of(5), 3), figures.get(0));
    assertEquals(new Figure("T2", true, (1e-4 + 2e-4) / 2, 1e-4, List.of(5), 2), figures.get(1));
    assertEquals(new Figure("read 1 for 0", false, 0.02, 0.03, List.of(5), 3), figures.get(2));
    Figure cz = figures.stream().filter(f -> f.name().equals("cz error")).findFirst().orElseThrow();
    assertEquals(new Figure("cz error", false, 0.025, 0.04, List.of(6, 5), 2), cz);
  }
}
