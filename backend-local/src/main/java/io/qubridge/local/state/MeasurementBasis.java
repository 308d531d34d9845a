package io.qubridge.local.state;

import io.qubridge.circuit.Angle;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.Observable;
import io.qubridge.observable.Pauli;
import io.qubridge.observable.PauliString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One group of Pauli strings that the same shots measure, with the parts of the observables that
 * they make up. Immutable.
 */
public final class MeasurementBasis {
  /**
   * The strings of an observable that are in the group.
   *
   * @param observable the index of the observable
   * @param z for each string the bits of an outcome whose parity is its sign
   * @param weights for each string its coefficient
   */
  public record Part(int observable, int[] z, double[] weights) {
    /** The sum of the strings' weights and signs for an outcome. */
    public double value(int outcome) {
      double sum = 0;
      for (int i = 0; i < z.length; i++) {
        sum += (Integer.bitCount(outcome & z[i]) & 1) == 0 ? weights[i] : -weights[i];
      }
      return sum;
    }

    /** No value is further from 0. */
    public double bound() {
      double sum = 0;
      for (double weight : weights) {
        sum += Math.abs(weight);
      }
      return sum;
    }
  }

  private final Unitary change;
  private final OutcomeMap outcomes;
  private final List<Part> parts;

  /**
   * Prepares the measurement.
   *
   * @param position as for {@link PauliSums}
   * @param qubits the number of qubits of the program
   */
  MeasurementBasis(
      CommutingGroups.Group group,
      List<Observable> observables,
      int[] position,
      int qubits,
      AnglePlan.Builder angles) {
    List<Primitive> turns = turns(group.basis(), position);
    change = turns.isEmpty() ? null : new Unitary(turns, qubits, angles, false);
    int measured =
        PauliSums.xMask(group.basis(), position) | PauliSums.zMask(group.basis(), position);
    outcomes = new OutcomeMap(measured, qubits);
    Set<PauliString> members = new HashSet<>(group.members());
    parts = new ArrayList<>();
    for (int o = 0; o < observables.size(); o++) {
      List<Observable.Term> terms =
          observables.get(o).terms().stream().filter(t -> members.contains(t.string())).toList();
      if (!terms.isEmpty()) {
        parts.add(part(o, terms, measured, position));
      }
    }
  }

  /** What turns the basis into Z on every qubit. */
  private static List<Primitive> turns(PauliString basis, int[] position) {
    List<Primitive> turns = new ArrayList<>();
    for (PauliString.Factor factor : basis.factors()) {
      int qubit = position[factor.qubit()] < 0 ? 0 : 1 << position[factor.qubit()];
      if (factor.pauli() == Pauli.X) {
        turns.add(new Primitive.Rotation(qubit, qubit, 0, 0, Angle.of(-Math.PI / 4)));
      } else if (factor.pauli() == Pauli.Y) {
        turns.add(new Primitive.Rotation(qubit, 0, 0, 0, Angle.of(Math.PI / 4)));
      }
    }
    return turns;
  }

  private static Part part(
      int observable, List<Observable.Term> terms, int measured, int[] position) {
    int[] z = new int[terms.size()];
    double[] weights = new double[terms.size()];
    for (int i = 0; i < z.length; i++) {
      PauliString string = terms.get(i).string();
      int mask = PauliSums.xMask(string, position) | PauliSums.zMask(string, position);
      z[i] = Bits.compress(mask, measured);
      weights[i] = terms.get(i).coefficient();
    }
    return new Part(observable, z, weights);
  }

  /** Whether the qubits are to be turned before they are measured. */
  public boolean turns() {
    return change != null;
  }

  /** The states of a block with the qubits turned, in memory of the workspace where they turn. */
  public StateBlock turned(StateBlock psi, Workspace workspace) {
    if (change == null) {
      return psi;
    }
    StateBlock turned = workspace.lambda(psi.lanes());
    turned.set(psi);
    change.apply(turned, workspace.angles());
    return turned;
  }

  /** Turns the qubits. */
  public void turn(PureState state, Angles angles, Workers workers) {
    if (change != null) {
      change.apply(state, angles, workers);
    }
  }

  /** The outcomes of the qubits that the group names. */
  public OutcomeMap outcomes() {
    return outcomes;
  }

  /** The observables that have strings in the group. */
  public List<Part> parts() {
    return parts;
  }
}
