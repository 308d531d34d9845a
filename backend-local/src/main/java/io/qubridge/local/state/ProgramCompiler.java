package io.qubridge.local.state;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Reset;
import io.qubridge.local.state.Program.Event;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.Observable;
import io.qubridge.observable.Pauli;
import io.qubridge.observable.PauliString;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compiles one circuit: numbers the qubits that gates touch, tells measurements and resets that
 * matter in the middle from those at the end, and lowers the gates between them.
 */
final class ProgramCompiler {
  /** What happens to a qubit after an operation. */
  private enum Later {
    NOTHING,
    MEASURED,
    CHANGED
  }

  private final Circuit circuit;
  private final List<Observable> observables;

  /** The program's qubit for each of the circuit's, or -1. */
  private final int[] position;

  /** For each operation whether it is a measurement or reset that matters in the middle. */
  private final boolean[] isEvent;

  /** For each event the classical bit that nothing overwrites later, else {@code DISCARDED}. */
  private final int[] keptBit;

  /** For each of the circuit's qubits the classical bits that take its outcome at the end. */
  private final long[] finalBits;

  private int qubits;

  /**
   * A compiler of one circuit.
   *
   * @param observables those of an estimator PUB; empty for a sampler PUB
   */
  ProgramCompiler(Circuit circuit, List<Observable> observables) {
    this.circuit = circuit;
    this.observables = observables;
    position = new int[circuit.qubits()];
    isEvent = new boolean[circuit.operations().size()];
    keptBit = new int[isEvent.length];
    Arrays.fill(keptBit, Measurement.DISCARDED);
    finalBits = new long[circuit.qubits()];
  }

  /** The program. */
  Program compile() {
    numberQubits();
    sortMeasurements();
    AnglePlan.Builder angles = new AnglePlan.Builder(circuit.parameters());
    List<Unitary> unitaries = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    List<Primitive> primitives = new ArrayList<>();
    GateLowering lowering = new GateLowering(primitives);
    for (int i = 0; i < isEvent.length; i++) {
      Operation operation = circuit.operations().get(i);
      if (isEvent[i]) {
        unitaries.add(new Unitary(primitives, qubits, angles, unitaries.isEmpty()));
        primitives.clear();
        events.add(event(operation, i));
      } else if (operation instanceof Gate gate) {
        lowering.lower(gate, position);
      }
    }
    unitaries.add(new Unitary(primitives, qubits, angles, unitaries.isEmpty()));
    List<MeasurementBasis> bases =
        CommutingGroups.of(observables).stream()
            .map(group -> new MeasurementBasis(group, observables, position, qubits, angles))
            .toList();
    return new Program(
        qubits,
        angles.build(),
        unitaries,
        events,
        readout(),
        bases,
        new PauliSums(observables, position),
        observables.stream().mapToDouble(ProgramCompiler::identity).toArray());
  }

  private void numberQubits() {
    boolean[] touched = new boolean[position.length];
    for (Gate gate : circuit.gates()) {
      if (gate.type() != GateType.ID) {
        gate.qubits().forEach(qubit -> touched[qubit] = true);
      }
    }
    for (Observable observable : observables) {
      for (Observable.Term term : observable.terms()) {
        for (PauliString.Factor factor : term.string().factors()) {
          touched[factor.qubit()] |= factor.pauli() != Pauli.Z;
        }
      }
    }
    for (int qubit = 0; qubit < position.length; qubit++) {
      position[qubit] = touched[qubit] ? qubits++ : -1;
    }
    if (qubits > Program.MAX_QUBITS) {
      throw new UnsupportedCircuitException(
          "the circuit uses "
              + qubits
              + " qubits; the simulator takes at most "
              + Program.MAX_QUBITS
              + ", so use fewer or another backend");
    }
  }

  private void sortMeasurements() {
    int[] lastWriter = new int[circuit.bits()];
    boolean[] changed = new boolean[position.length];
    boolean[] onZero = new boolean[isEvent.length];
    for (int i = 0; i < isEvent.length; i++) {
      Operation operation = circuit.operations().get(i);
      if (operation instanceof Gate gate) {
        gate.qubits().forEach(qubit -> changed[qubit] |= gate.type() != GateType.ID);
      } else if (operation instanceof Measurement measurement) {
        onZero[i] = !changed[measurement.qubit()];
        if (measurement.bit() != Measurement.DISCARDED) {
          lastWriter[measurement.bit()] = i;
        }
      } else if (operation instanceof Reset reset) {
        onZero[i] = !changed[reset.qubit()];
      }
    }
    Later[] later = atTheEnd();
    for (int i = isEvent.length - 1; i >= 0; i--) {
      Operation operation = circuit.operations().get(i);
      if (operation instanceof Gate gate) {
        gate.qubits().forEach(qubit -> later[qubit] = Later.CHANGED);
      } else if (operation instanceof Reset reset && !onZero[i]) {
        isEvent[i] = later[reset.qubit()] != Later.NOTHING;
        later[reset.qubit()] = isEvent[i] ? Later.CHANGED : Later.NOTHING;
      } else if (operation instanceof Measurement measurement && !onZero[i]) {
        int bit = measurement.bit();
        boolean kept = bit != Measurement.DISCARDED && lastWriter[bit] == i;
        goBack(i, measurement, kept, later);
      }
    }
  }

  /** The observables of an estimator PUB read their qubits after the last operation. */
  private Later[] atTheEnd() {
    Later[] later = new Later[position.length];
    Arrays.fill(later, Later.NOTHING);
    for (Observable observable : observables) {
      for (Observable.Term term : observable.terms()) {
        term.string().factors().forEach(factor -> later[factor.qubit()] = Later.MEASURED);
      }
    }
    return later;
  }

  private void goBack(int index, Measurement measurement, boolean kept, Later[] later) {
    int qubit = measurement.qubit();
    if (later[qubit] == Later.CHANGED) {
      isEvent[index] = true;
      keptBit[index] = kept ? measurement.bit() : Measurement.DISCARDED;
    } else if (kept) {
      finalBits[qubit] |= 1L << measurement.bit();
      later[qubit] = Later.MEASURED;
    }
  }

  private Event event(Operation operation, int index) {
    int qubit = position[operation.qubits().get(0)];
    return new Event(qubit, keptBit[index], operation instanceof Reset);
  }

  private static double identity(Observable observable) {
    return observable.terms().stream()
        .filter(term -> term.string().equals(PauliString.IDENTITY))
        .mapToDouble(Observable.Term::coefficient)
        .sum();
  }

  private Readout readout() {
    long[] bits = new long[qubits];
    for (int qubit = 0; qubit < position.length; qubit++) {
      if (position[qubit] >= 0) {
        bits[position[qubit]] = finalBits[qubit];
      }
    }
    return new Readout(bits);
  }
}
