package io.qubridge.app.inspection;

import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.circuit.Circuit;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Everything that is known of a layer's circuit before training.
 *
 * @param design what the layer computes
 * @param size of its circuit, the embedding included
 * @param expressibility of the ansatz; empty above 12 qubits
 * @param entanglingCapability of the ansatz; empty above 12 qubits
 * @param gradients their variance on growing numbers of qubits; on the program's own where the
 *     ansatz is a program
 */
public record Inspection(
    VariationalCircuit design,
    CircuitSize size,
    Optional<Expressibility> expressibility,
    Optional<Estimate> entanglingCapability,
    List<GradientVariance> gradients) {
  /** Copies the list. */
  public Inspection {
    gradients = List.copyOf(gradients);
  }

  /**
   * Inspects a layer.
   *
   * @param samples states, pairs of states and gradients that are drawn
   * @param mostQubits of the gradients
   * @param seed of all that is drawn
   * @param backend gives exact values
   */
  public static Inspection of(
      VariationalCircuit design, int samples, int mostQubits, long seed, Backend backend) {
    SplittableRandom random = new SplittableRandom(seed);
    Optional<Circuit> ansatz =
        design.qubits() > Observable.MAX_PROJECTOR_QUBITS
            ? Optional.empty()
            : Optional.of(design.toAnsatz());
    return new Inspection(
        design,
        CircuitSize.of(design.toCircuit()),
        ansatz.map(circuit -> Expressibility.of(circuit, samples, random.split(), backend)),
        ansatz.map(circuit -> EntanglingCapability.of(circuit, samples, random.split(), backend)),
        gradients(design, samples, mostQubits, random, backend));
  }

  /** How fast variances fall; empty where there are fewer than two. */
  public Optional<Estimate> decay() {
    return GradientVariance.decay(gradients);
  }

  private static List<GradientVariance> gradients(
      VariationalCircuit design,
      int samples,
      int mostQubits,
      SplittableRandom random,
      Backend backend) {
    if (design.program() != null) {
      return List.of(GradientVariance.of(design, samples, random.split(), backend));
    }
    int least = Math.max(2, design.leastQubits());
    List<GradientVariance> gradients = new ArrayList<>();
    for (int qubits = least; qubits <= mostQubits; qubits++) {
      gradients.add(GradientVariance.of(design.onQubits(qubits), samples, random.split(), backend));
    }
    return gradients;
  }
}
