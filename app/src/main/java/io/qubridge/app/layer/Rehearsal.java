package io.qubridge.app.layer;

import io.qubridge.execution.Matrix;
import io.qubridge.spi.Backend;

/**
 * Makes the requests that a quantum layer would make, with zeros for inputs and weights: against a
 * backend that only counts them, this tells what a step costs before anything is paid.
 */
public final class Rehearsal {
  private final CircuitRunner runner;
  private final int columns;

  /**
   * Rehearses for a circuit.
   *
   * @param circuit the layer's circuit
   * @param execution its accuracy and gradient method
   * @param backend gets the requests
   */
  public Rehearsal(VariationalCircuit circuit, ExecutionSettings execution, Backend backend) {
    runner = new CircuitRunner(circuit, execution);
    runner.use(backend);
    columns = circuit.inputs() + circuit.weights();
  }

  /** Makes the requests of one training step: values and gradients of a batch. */
  public void train(int samples) {
    runner
        .linearize(new Matrix(samples, columns), 0)
        .vjp(new Matrix(samples, runner.observables().size()));
  }

  /** Makes the requests of one batch in inference. */
  public void infer(int samples) {
    runner.estimate(new Matrix(samples, columns), runner.observables(), 0);
  }

  /** Makes the requests of one batch whose predictions carry standard errors. */
  public void predict(int samples) {
    runner.estimate(
        new Matrix(samples, columns), new JointObservables(runner.observables()).all(), 0);
  }
}
