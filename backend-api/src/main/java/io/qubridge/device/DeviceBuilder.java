package io.qubridge.device;

import io.qubridge.circuit.GateType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects a device's description and sets aside what cannot be true, by the same rules for every
 * provider. Figures are NaN where there is none. Not thread-safe.
 */
public final class DeviceBuilder {
  private final String name;
  private String source = "";
  private Optional<Instant> calibrated = Optional.empty();
  private final SortedMap<Integer, QubitProperties> qubits = new TreeMap<>();
  private final Map<GateType, Map<List<Integer>, GateProperties>> gates =
      new EnumMap<>(GateType.class);
  private final Set<Instruction> instructions = EnumSet.noneOf(Instruction.class);
  private final List<Defect> defects = new ArrayList<>();

  DeviceBuilder(String name) {
    this.name = PlainText.of(name);
  }

  /** Says where the figures come from. */
  public DeviceBuilder source(String source) {
    this.source = source;
    return this;
  }

  /** Says when they were measured. */
  public DeviceBuilder calibrated(Instant when) {
    this.calibrated = Optional.of(when);
    return this;
  }

  /** Says that the device understands an instruction. */
  public DeviceBuilder instruction(Instruction instruction) {
    instructions.add(instruction);
    return this;
  }

  /** Notes something that the reader itself set aside. */
  public DeviceBuilder defect(
      Defect.Kind kind, List<Integer> qubits, String subject, String reason) {
    defects.add(new Defect(kind, qubits, subject, reason));
    return this;
  }

  /**
   * Adds a qubit. A T2 above twice T1 is cut to that; times that are not positive count as unknown.
   *
   * @param qubit the provider's number of the qubit
   * @param t1 seconds
   * @param t2 seconds
   * @param oneGivenZero probability to read 1 after |0>
   * @param zeroGivenOne probability to read 0 after |1>
   * @param readoutDuration seconds
   * @param position where to draw it
   * @throws DeviceException if there are too many qubits or the number stands twice
   */
  public DeviceBuilder qubit(
      int qubit,
      double t1,
      double t2,
      double oneGivenZero,
      double zeroGivenOne,
      double readoutDuration,
      Optional<QubitProperties.Position> position) {
    OptionalDouble relaxation = time(qubit, "T1", t1);
    OptionalDouble dephasing = time(qubit, "T2", t2);
    if (relaxation.isPresent() && t2 > 2 * t1) {
      defects.add(
          new Defect(
              Defect.Kind.REPLACED,
              List.of(qubit),
              "T2",
              String.format(
                  Locale.ROOT,
                  "%.4g us is above 2 T1 = %.4g us, which is used",
                  1e6 * t2,
                  2e6 * t1)));
      dephasing = OptionalDouble.of(2 * t1);
    }
    QubitProperties properties =
        new QubitProperties(
            relaxation,
            dephasing,
            readout(qubit, oneGivenZero, zeroGivenOne),
            readoutDuration >= 0 ? OptionalDouble.of(readoutDuration) : OptionalDouble.empty(),
            position);
    if (qubits.put(qubit, properties) != null) {
      throw new DeviceException("device '" + name + "' has qubit " + qubit + " twice");
    }
    DeviceModel.requireSize(name, qubits.size());
    return this;
  }

  /**
   * Adds a native gate on a tuple of qubits. An error outside [0, 1) sets the entry aside, and so
   * does a missing error on two or more qubits; on one qubit that counts as unknown.
   *
   * @param type the gate
   * @param tuple its qubits in operand order
   * @param error one minus the average gate fidelity
   * @param duration seconds
   */
  public DeviceBuilder gate(GateType type, List<Integer> tuple, double error, double duration) {
    gates.computeIfAbsent(type, t -> new LinkedHashMap<>());
    if (error < 0 || error >= 1) {
      String reason =
          error == 1
              ? "error 1 means not calibrated"
              : "error " + error + " is no probability below 1";
      defects.add(new Defect(Defect.Kind.UNUSABLE, tuple, type.qasmName(), reason));
      return this;
    }
    if (Double.isNaN(error)) {
      boolean unusable = tuple.size() > 1;
      defects.add(
          new Defect(
              unusable ? Defect.Kind.UNUSABLE : Defect.Kind.MISSING,
              tuple,
              type.qasmName(),
              unusable ? "no error figure, so not calibrated" : "no error figure"));
      if (unusable) {
        return this;
      }
    }
    gates.get(type).put(List.copyOf(tuple), new GateProperties(figure(error), figure(duration)));
    return this;
  }

  /**
   * The device.
   *
   * @throws DeviceException as the constructor of {@link DeviceModel}
   */
  public DeviceModel build() {
    return new DeviceModel(name, source, calibrated, qubits, gates, instructions, defects);
  }

  private OptionalDouble time(int qubit, String subject, double seconds) {
    if (seconds > 0 && Double.isFinite(seconds)) {
      return OptionalDouble.of(seconds);
    }
    missing(qubit, subject, seconds, " s is no relaxation time");
    return OptionalDouble.empty();
  }

  private Optional<ReadoutConfusion> readout(int qubit, double oneGivenZero, double zeroGivenOne) {
    if (oneGivenZero >= 0 && oneGivenZero <= 1 && zeroGivenOne >= 0 && zeroGivenOne <= 1) {
      return Optional.of(new ReadoutConfusion(oneGivenZero, zeroGivenOne));
    }
    double worse = oneGivenZero >= 0 && oneGivenZero <= 1 ? zeroGivenOne : oneGivenZero;
    missing(qubit, "readout", worse, " is no probability");
    return Optional.empty();
  }

  private void missing(int qubit, String subject, double value, String why) {
    defects.add(
        new Defect(
            Defect.Kind.MISSING,
            List.of(qubit),
            subject,
            Double.isNaN(value) ? "no value" : value + why));
  }

  private static OptionalDouble figure(double value) {
    return value >= 0 && Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
