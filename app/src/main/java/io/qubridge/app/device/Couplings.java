package io.qubridge.app.device;

import io.qubridge.circuit.GateType;
import io.qubridge.device.Defect;
import io.qubridge.device.DeviceModel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The pairs of a device without direction, lower qubit first: the usable ones with their error, and
 * those that are coupled but set aside.
 */
final class Couplings {
  private static final Comparator<List<Integer>> ORDER =
      Comparator.comparing((List<Integer> pair) -> pair.get(0))
          .thenComparing((List<Integer> pair) -> pair.get(1));

  /** The least error of any gate on a pair, empty where none is known. */
  final Map<List<Integer>, OptionalDouble> usable = new TreeMap<>(ORDER);

  /** Why a pair is not used. */
  final Map<List<Integer>, String> unusable = new TreeMap<>(ORDER);

  Couplings(DeviceModel device) {
    for (GateType type : device.basisGates()) {
      device
          .gates(type)
          .forEach(
              (tuple, properties) -> {
                if (tuple.size() == 2) {
                  usable.merge(sorted(tuple), properties.error(), Couplings::least);
                }
              });
    }
    for (Defect defect : device.defects()) {
      if (defect.kind() == Defect.Kind.UNUSABLE && defect.qubits().size() == 2) {
        List<Integer> pair = sorted(defect.qubits());
        if (!usable.containsKey(pair)) {
          unusable.put(pair, defect.reason());
        }
      }
    }
  }

  private static OptionalDouble least(OptionalDouble a, OptionalDouble b) {
    return a.isPresent() && (b.isEmpty() || a.getAsDouble() <= b.getAsDouble()) ? a : b;
  }

  private static List<Integer> sorted(List<Integer> pair) {
    return pair.stream().sorted().toList();
  }
}
