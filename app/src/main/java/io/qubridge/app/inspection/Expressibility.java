package io.qubridge.app.inspection;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.gradient.Evaluation;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How far the states that a circuit reaches are from evenly spread: the Kullback-Leibler divergence
 * of the fidelities of pairs of states with random parameters from the fidelities of Haar-random
 * states, in nats; 0 is best, {@code ln 75} the worst for one qubit.
 *
 * <p>Parameters are uniform in [0, 2 pi), fidelities are counted in 75 bins, as in Sim, Johnson and
 * Aspuru-Guzik, <a href="https://arxiv.org/abs/1905.10876">arXiv:1905.10876</a>.
 *
 * @param divergence the estimate, which a finite number of pairs lets come out too large
 * @param floor the mean divergence of as many pairs of Haar-random states: no circuit gets below it
 *     but by chance
 */
public record Expressibility(Estimate divergence, double floor) {
  private static final String SECOND = "_second";

  /**
   * Estimates the expressibility.
   *
   * @param circuit on at most {@link Observable#MAX_PROJECTOR_QUBITS} qubits
   * @param pairs of states
   * @param backend gives exact values
   */
  public static Expressibility of(
      Circuit circuit, int pairs, RandomGenerator random, Backend backend) {
    Circuit overlap = overlap(circuit);
    Bindings bindings =
        new Bindings(
            overlap.parameters(),
            RandomParameters.turns(pairs, overlap.parameters().size(), random));
    Observable zero = Observable.projector(0, circuit.qubits());
    EstimatorPub pub = new EstimatorPub(overlap, bindings, List.of(zero));
    Matrix fidelities = Evaluation.of(backend, pub, Accuracy.exact(), 0).values();
    FidelityHistogram histogram =
        new FidelityHistogram(fidelities.array(), Math.pow(2, circuit.qubits()));
    return new Expressibility(histogram.divergence(), histogram.floor());
  }

  /** The circuit, then its inverse with parameters of its own: fidelity is the chance of 0. */
  private static Circuit overlap(Circuit circuit) {
    Circuit.Builder builder = Circuit.builder(circuit.qubits());
    circuit.parameters().forEach(builder::parameter);
    circuit.parameters().forEach(parameter -> builder.parameter(second(parameter)));
    List<Gate> gates = circuit.gates();
    gates.forEach(builder::add);
    for (int k = gates.size() - 1; k >= 0; k--) {
      gates.get(k).inverse().forEach(gate -> builder.add(second(gate)));
    }
    return builder.build();
  }

  private static Gate second(Gate gate) {
    List<Angle> angles = gate.angles().stream().map(Expressibility::second).toList();
    return new Gate(gate.type(), angles, gate.qubits(), gate.controls(), gate.onZero());
  }

  private static Angle second(Angle angle) {
    return new Angle(
        angle.constant(),
        angle.terms().stream()
            .map(term -> new Angle.Term(second(term.parameter()), term.coefficient()))
            .toList());
  }

  private static Parameter second(Parameter parameter) {
    return new Parameter(parameter.name() + SECOND);
  }
}
