package io.qubridge.mitigation;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Usage;
import io.qubridge.spi.Backend;
import io.qubridge.support.SplitJob;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where readout figures come from. Safe for several threads. */
sealed interface Calibrator {
  /**
   * The figures of some qubits.
   *
   * @param exact whether they are for exact values
   */
  ReadoutCalibration calibrate(MeasuredQubits qubits, boolean exact);

  /**
   * What {@link #calibrate} would cost now; nothing if it was asked before, so that what is told
   * adds up.
   */
  Usage quote(MeasuredQubits qubits, boolean exact);

  /** Figures of the same kind at no cost, to tell the cost of requests. */
  Calibrator assumed();

  /** Figures that are given. */
  record Known(ReadoutCalibration calibration) implements Calibrator {
    @Override
    public ReadoutCalibration calibrate(MeasuredQubits qubits, boolean exact) {
      return calibration;
    }

    @Override
    public Usage quote(MeasuredQubits qubits, boolean exact) {
      return Usage.NONE;
    }

    @Override
    public Calibrator assumed() {
      return this;
    }
  }

  /** Figures that no device has, all of them unlike, so that requests become as large as any. */
  record Typical() implements Calibrator {
    private static final QubitReadout READOUT = new QubitReadout(0.01, 0.02, 0.001, 0.001);

    @Override
    public ReadoutCalibration calibrate(MeasuredQubits qubits, boolean exact) {
      SortedMap<Integer, QubitReadout> figures = new TreeMap<>();
      qubits.qubits().forEach(qubit -> figures.put(qubit, READOUT));
      return new ReadoutCalibration(figures);
    }

    @Override
    public Usage quote(MeasuredQubits qubits, boolean exact) {
      return Usage.NONE;
    }

    @Override
    public Calibrator assumed() {
      return this;
    }
  }

  /** Figures that the backend measures, kept for each set of qubits that are measured together. */
  final class Measured implements Calibrator {
    private static final Calibrator ASSUMED = new Typical();

    private final Backend backend;
    private final Accuracy withShots;
    private final long seed;
    private final Map<Asked, ReadoutCalibration> known = new HashMap<>();
    private final Set<Asked> quoted = new HashSet<>();

    private record Asked(Set<Integer> qubits, boolean physical, boolean exact) {}

    Measured(Backend backend, long shots, long seed) {
      this.backend = backend;
      this.withShots = Accuracy.shots(shots);
      this.seed = seed;
    }

    @Override
    public synchronized ReadoutCalibration calibrate(MeasuredQubits qubits, boolean exact) {
      return known.computeIfAbsent(
          new Asked(qubits.qubits(), qubits.physical(), exact),
          asked ->
              ReadoutCalibration.measure(
                  backend, asked.qubits(), asked.physical(), accuracy(exact), seed));
    }

    @Override
    public synchronized Usage quote(MeasuredQubits qubits, boolean exact) {
      Set<Integer> all = qubits.qubits();
      Asked asked = new Asked(all, qubits.physical(), exact);
      return all.isEmpty() || known.containsKey(asked) || !quoted.add(asked)
          ? Usage.NONE
          : SplitJob.estimate(
              backend,
              new PrepareAndMeasure(backend, all, qubits.physical())
                  .request(accuracy(exact), seed));
    }

    @Override
    public Calibrator assumed() {
      return ASSUMED;
    }

    private Accuracy accuracy(boolean exact) {
      return exact ? Accuracy.exact() : withShots;
    }
  }
}
