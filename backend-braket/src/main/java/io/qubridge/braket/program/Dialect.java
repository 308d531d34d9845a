package io.qubridge.braket.program;

import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Braket's names for gates, and which gates a device can be given: those that it lists in {@code
 * supportedOperations}, and those that {@link Decompositions} writes with such gates.
 *
 * <p>The names and matrices are those of {@code braket/circuits/gates.py} in the Amazon Braket
 * Python SDK. A global phase has no effect and no name. Immutable.
 */
public final class Dialect {
  private static final Map<GateType, String> NAMES = names();

  private final Set<String> operations;
  private final Set<GateType> gates;

  /**
   * The dialect of a device.
   *
   * @param operations the names that it takes, in lower case
   */
  public Dialect(Set<String> operations) {
    this.operations = Set.copyOf(operations);
    Set<GateType> known = EnumSet.noneOf(GateType.class);
    for (GateType type : GateType.values()) {
      if (expressible(type, EnumSet.noneOf(GateType.class))) {
        known.add(type);
      }
    }
    this.gates = Collections.unmodifiableSet(known);
  }

  /** The gates that circuits for the device may have. */
  public Set<GateType> gates() {
    return gates;
  }

  /** Whether the device takes an operation of this name. */
  public boolean has(String operation) {
    return operations.contains(operation);
  }

  /** Braket's name of a gate. */
  static Optional<String> name(GateType type) {
    return Optional.ofNullable(NAMES.get(type));
  }

  /**
   * A gate as gates that the device has a name for, equal up to a global phase.
   *
   * @throws UnsupportedCircuitException if there are none
   */
  public List<Gate> express(Gate gate) {
    if (gate.controls() > 0 || !gates.contains(gate.type())) {
      throw new UnsupportedCircuitException(
          "gate '" + gate.type().qasmName() + "' cannot be written with the device's operations");
    }
    List<Gate> written = new ArrayList<>();
    express(gate, written);
    return written;
  }

  private void express(Gate gate, List<Gate> written) {
    if (named(gate.type())) {
      written.add(gate);
      return;
    }
    Decompositions.of(gate).orElseThrow().forEach(part -> express(part, written));
  }

  private boolean named(GateType type) {
    return NAMES.containsKey(type) && operations.contains(NAMES.get(type));
  }

  private boolean expressible(GateType type, Set<GateType> open) {
    if (named(type)) {
      return true;
    }
    Optional<Set<GateType>> parts = Decompositions.partsOf(type);
    if (parts.isEmpty() || !open.add(type)) {
      return false;
    }
    boolean all = parts.get().stream().allMatch(part -> expressible(part, open));
    open.remove(type);
    return all;
  }

  private static Map<GateType, String> names() {
    Map<GateType, String> names = new EnumMap<>(GateType.class);
    for (GateType type :
        List.of(
            GateType.X,
            GateType.Y,
            GateType.Z,
            GateType.H,
            GateType.S,
            GateType.T,
            GateType.RX,
            GateType.RY,
            GateType.RZ,
            GateType.CY,
            GateType.CZ,
            GateType.SWAP,
            GateType.CSWAP,
            GateType.ISWAP,
            GateType.ECR,
            GateType.PRX,
            GateType.GPI,
            GateType.GPI2)) {
      names.put(type, type.qasmName());
    }
    names.put(GateType.ID, "i");
    names.put(GateType.SDG, "si");
    names.put(GateType.TDG, "ti");
    names.put(GateType.SX, "v");
    names.put(GateType.SXDG, "vi");
    names.put(GateType.P, "phaseshift");
    names.put(GateType.CX, "cnot");
    names.put(GateType.CCX, "ccnot");
    names.put(GateType.CP, "cphaseshift");
    names.put(GateType.RXX, "xx");
    names.put(GateType.RYY, "yy");
    names.put(GateType.RZZ, "zz");
    return names;
  }
}
