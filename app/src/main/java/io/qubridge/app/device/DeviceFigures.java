package io.qubridge.app.device;

import io.qubridge.circuit.GateType;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.GateProperties;
import io.qubridge.device.QubitProperties;
import io.qubridge.device.ReadoutConfusion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Medians and worst values of a device's calibration figures. */
public final class DeviceFigures {
  /**
   * One kind of figure over all qubits or pairs.
   *
   * @param name for example {@code T1} or {@code cz error}
   * @param seconds whether the values are times; else they are probabilities
   * @param median half of the values are at most this
   * @param worst the shortest time for T1 and T2, else the largest value
   * @param worstAt the qubits that have it
   * @param known how many qubits or tuples have a value
   */
  public record Figure(
      String name,
      boolean seconds,
      double median,
      double worst,
      List<Integer> worstAt,
      int known) {}

  private DeviceFigures() {}

  /** All kinds of figures of which the device has any, qubits first, then gates by name. */
  public static List<Figure> of(DeviceModel device) {
    List<Figure> figures = new ArrayList<>();
    add(figures, "T1", true, true, qubits(device, QubitProperties::t1));
    add(figures, "T2", true, true, qubits(device, QubitProperties::t2));
    add(
        figures,
        "read 1 for 0",
        false,
        false,
        qubits(device, q -> readout(q, ReadoutConfusion::oneGivenZero)));
    add(
        figures,
        "read 0 for 1",
        false,
        false,
        qubits(device, q -> readout(q, ReadoutConfusion::zeroGivenOne)));
    add(figures, "readout", true, false, qubits(device, QubitProperties::readoutDuration));
    for (GateType type : device.basisGates()) {
      String name = type.qasmName();
      add(figures, name + " error", false, false, gates(device, type, GateProperties::error));
      add(figures, name + " length", true, false, gates(device, type, GateProperties::duration));
    }
    return figures;
  }

  private static OptionalDouble readout(
      QubitProperties qubit, Function<ReadoutConfusion, Double> direction) {
    return qubit
        .readout()
        .map(r -> OptionalDouble.of(direction.apply(r)))
        .orElse(OptionalDouble.empty());
  }

  private static Map<List<Integer>, Double> qubits(
      DeviceModel device, Function<QubitProperties, OptionalDouble> figure) {
    Map<List<Integer>, Double> values = new LinkedHashMap<>();
    device
        .qubits()
        .forEach(
            (qubit, properties) ->
                figure.apply(properties).ifPresent(v -> values.put(List.of(qubit), v)));
    return values;
  }

  private static Map<List<Integer>, Double> gates(
      DeviceModel device, GateType type, Function<GateProperties, OptionalDouble> figure) {
    Map<List<Integer>, Double> values = new LinkedHashMap<>();
    device
        .gates(type)
        .forEach(
            (tuple, properties) -> figure.apply(properties).ifPresent(v -> values.put(tuple, v)));
    return values;
  }

  private static void add(
      List<Figure> figures,
      String name,
      boolean seconds,
      boolean lowIsBad,
      Map<List<Integer>, Double> values) {
    if (values.isEmpty()) {
      return;
    }
    double[] sorted = values.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    double worst = lowIsBad ? sorted[0] : sorted[n - 1];
    List<Integer> at =
        values.entrySet().stream()
            .filter(entry -> entry.getValue() == worst)
            .map(Map.Entry::getKey)
            .min(DeviceFigures::compare)
            .orElseThrow();
    figures.add(new Figure(name, seconds, median, worst, at, n));
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int k = 0; k < a.size(); k++) {
      if (!a.get(k).equals(b.get(k))) {
        return a.get(k) - b.get(k);
      }
    }
    return 0;
  }
}
