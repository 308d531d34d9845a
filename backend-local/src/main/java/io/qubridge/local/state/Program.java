package io.qubridge.local.state;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Measurement;
import io.qubridge.execution.Bindings;
import io.qubridge.observable.Observable;
import java.util.Arrays;
import java.util.List;

/**
 * A circuit compiled for simulation, with the observables or classical bits that are asked for.
 * Made once and run for any rows. Immutable and safe for several threads.
 *
 * <p>Only the qubits that gates touch are simulated, numbered in the circuit's order; the others
 * stay in |0>.
 */
public final class Program {
  /** The most qubits that gates may touch. */
  public static final int MAX_QUBITS = 26;

  /**
   * A measurement or reset that later steps depend on.
   *
   * @param qubit the program's qubit
   * @param bit the classical bit that takes the outcome, or {@link Measurement#DISCARDED}
   * @param reset whether the qubit is then put into |0>
   */
  public record Event(int qubit, int bit, boolean reset) {}

  private final int qubits;
  private final AnglePlan angles;
  private final List<Unitary> unitaries;
  private final List<Event> events;
  private final Readout readout;
  private final List<MeasurementBasis> bases;
  private final PauliSums observables;
  private final double[] identities;
  private final BlockExpectation blockExpectation;
  private final VectorExpectation vectorExpectation;

  /** Takes what a compiler made. */
  Program(
      int qubits,
      AnglePlan angles,
      List<Unitary> unitaries,
      List<Event> events,
      Readout readout,
      List<MeasurementBasis> bases,
      PauliSums observables,
      double[] identities) {
    this.qubits = qubits;
    this.angles = angles;
    this.unitaries = List.copyOf(unitaries);
    this.events = List.copyOf(events);
    this.readout = readout;
    this.bases = List.copyOf(bases);
    this.observables = observables;
    this.identities = identities;
    blockExpectation = fitsBlock() ? new BlockExpectation(observables, qubits) : null;
    vectorExpectation = fitsBlock() ? null : new VectorExpectation(observables, qubits);
  }

  /**
   * Compiles a circuit.
   *
   * @param observables those of an estimator PUB; empty for a sampler PUB
   */
  static Program compile(Circuit circuit, List<Observable> observables) {
    return new ProgramCompiler(circuit, observables).compile();
  }

  /** The number of qubits that are simulated. */
  public int qubits() {
    return qubits;
  }

  /** Whether rows run side by side in a {@link StateBlock}; else each has a {@link Statevector}. */
  public boolean fitsBlock() {
    return qubits <= Unitary.MAX_BLOCK_QUBITS;
  }

  /** The measurements and resets between the unitaries. */
  public List<Event> events() {
    return events;
  }

  /** The measurements at the end. */
  public Readout readout() {
    return readout;
  }

  /** How the observables are measured. */
  public List<MeasurementBasis> bases() {
    return bases;
  }

  /** The number of observables. */
  public int observables() {
    return observables.size();
  }

  /** The multiple of the identity in an observable, which is in no basis. */
  public double identity(int observable) {
    return identities[observable];
  }

  /** The rows of bindings in the order of the circuit's parameters. */
  public RowValues rows(Bindings bindings) {
    return new RowValues(bindings, angles.parameters());
  }

  AnglePlan angles() {
    return angles;
  }

  /** The amplitudes that one row goes over, for all gates together, about. */
  public long effort() {
    long length = 1;
    for (Unitary unitary : unitaries) {
      length += unitary.length();
    }
    return length << qubits;
  }

  /** Applies the gates before an event, or after the last one. */
  public void apply(int stage, PureState state, Angles angles, Workers workers) {
    unitaries.get(stage).apply(state, angles, workers);
  }

  /**
   * Writes the exact values of the observables.
   *
   * @param rows how many of the lanes are wanted
   * @param values {@code [rows x observables]}, row-major
   * @param firstRow the row of the first lane
   */
  public void evaluate(StateBlock psi, int rows, double[] values, int firstRow) {
    blockExpectation.evaluate(psi, rows, values, firstRow);
  }

  /** Writes the exact values of the observables in one row. */
  public void evaluate(PureState psi, double[] values, int row, Workers workers) {
    if (psi instanceof StateBlock block) {
      blockExpectation.evaluate(block, 1, values, row);
    } else {
      vectorExpectation.evaluate((Statevector) psi, values, row, workers);
    }
  }

  /**
   * Adds the derivatives of the observables' sum, each times its cotangent, by all parameters.
   *
   * @param psi the states after the gates; free to change
   * @param rows how many of the lanes are wanted
   * @param cotangents {@code [rows x observables]}, row-major
   * @param gradient {@code [rows x columns of the bindings]}, row-major
   * @param firstRow the row of the first lane
   */
  public void pullBack(
      Workspace workspace,
      StateBlock psi,
      RowValues values,
      int rows,
      double[] cotangents,
      double[] gradient,
      int firstRow) {
    StateBlock lambda = workspace.lambda(psi.lanes());
    double[][] slopes = workspace.slopes(angles.slots());
    for (int slot : angles.variableSlots()) {
      Arrays.fill(slopes[slot], 0, psi.lanes(), 0);
    }
    blockExpectation.applySum(psi, lambda, rows, cotangents, firstRow);
    unitaries.get(0).pullBack(psi, lambda, workspace.angles(), slopes);
    angles.transformed().forEach(group -> group.apply(slopes, rows));
    for (int r = 0; r < rows; r++) {
      for (int slot : angles.variableSlots()) {
        angles.pullBack(slot, 2 * slopes[slot][r], values, firstRow + r, gradient);
      }
    }
  }

  /** As for a block, with one row. */
  public void pullBack(
      Workspace workspace,
      Statevector psi,
      RowValues values,
      double[] cotangents,
      double[] gradient,
      int row,
      Workers workers) {
    Statevector lambda = workspace.vector(1, qubits);
    double[] slopes = new double[angles.slots()];
    vectorExpectation.applySum(psi, lambda, cotangents, row, workers);
    unitaries.get(0).pullBack(psi, lambda, workspace.angles(), slopes, workers);
    for (int slot : angles.variableSlots()) {
      angles.pullBack(slot, 2 * slopes[slot], values, row, gradient);
    }
  }
}
