package io.qubridge.app.layer;

import io.qubridge.execution.Matrix;
import io.qubridge.spi.Backend;
import java.util.List;
import java.util.Optional;

/**
 * Makes the requests that a quantum layer would make, with zeros for inputs and weights: against a
 * backend that only counts them, this tells what a step costs before anything is paid.
 */
public final class Rehearsal {
  private final CircuitRunner runner;
  private final List<Integer> circuits;
  private final int columns;

  /**
   * Rehearses for a network's quantum layers.
   *
   * @param circuit the layers' circuit
   * @param circuits how often each layer runs it for one sample
   * @param execution its accuracy and gradient method
   * @param backend gets the requests
   */
  public Rehearsal(
      VariationalCircuit circuit,
      List<Integer> circuits,
      ExecutionSettings execution,
      Backend backend) {
    this.circuits = List.copyOf(circuits);
    runner = new CircuitRunner(circuit, execution);
    runner.use(backend);
    columns = circuit.angles() + circuit.weights();
  }

  /** Makes the requests of one training step: values and gradients of a batch. */
  public void train(int samples) {
    for (int each : circuits) {
      int rows = Math.multiplyExact(samples, each);
      runner
          .linearize(new Matrix(rows, columns), 0)
          .vjp(new Matrix(rows, runner.observables().size()));
    }
  }

  /** Makes the requests of one batch in inference. */
  public void infer(int samples) {
    for (int each : circuits) {
      Matrix rows = new Matrix(Math.multiplyExact(samples, each), columns);
      runner.estimate(rows, runner.observables(), 0);
    }
  }

  /** Makes the requests of one batch whose predictions carry standard errors. */
  public void predict(int samples) {
    Optional<JointObservables> joint =
        circuits.equals(List.of(1)) ? JointObservables.of(runner.observables()) : Optional.empty();
    if (joint.isEmpty()) {
      infer(samples);
      return;
    }
    runner.estimate(new Matrix(samples, columns), joint.get().all(), 0);
  }
}
