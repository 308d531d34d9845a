package io.qubridge.app.layer;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.gradient.Evaluation;
import io.qubridge.gradient.GradientMethod;
import io.qubridge.gradient.GradientMethods;
import io.qubridge.gradient.Linearization;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Preparation;
import java.util.List;

/**
 * Runs a layer's circuit where and how its settings say. One layer of one network owns it; not for
 * several threads.
 */
final class CircuitRunner {
  private final Circuit circuit;
  private final List<Observable> observables;
  private ExecutionSettings settings;
  private GradientMethod gradients;
  private Backend given;
  private long nextRow;

  CircuitRunner(VariationalCircuit design, ExecutionSettings settings) {
    this.circuit = design.toCircuit();
    this.observables = design.toObservables();
    use(settings);
  }

  ExecutionSettings settings() {
    return settings;
  }

  /** What the layer's outputs are. */
  List<Observable> observables() {
    return observables;
  }

  /** Takes other settings, and inference counts its rows from 0 again. */
  void use(ExecutionSettings settings) {
    this.settings = settings;
    this.gradients = GradientMethods.named(settings.gradientMethod());
    restart();
  }

  /** Takes an open backend in place of the one that the settings name; null takes that one. */
  void use(Backend backend) {
    this.given = backend;
    restart();
  }

  /** The next inference is row 0 of its random stream. */
  void restart() {
    nextRow = 0;
  }

  /** Asks the backend whether it takes the circuit; spends nothing. */
  Preparation prepare() {
    return backend().prepare(circuit, observables);
  }

  /** Whether a provider keeps the jobs. */
  boolean remote() {
    return backend().capabilities().has(Feature.RESUME);
  }

  /** Values that can be differentiated, all samples and shifts in one request. */
  Linearization linearize(Matrix rows, long seed) {
    EstimatorPub pub =
        new EstimatorPub(circuit, new Bindings(circuit.parameters(), rows), observables);
    return gradients.linearize(backend(), pub, settings.accuracy(), seed);
  }

  /** Values alone; rows follow those of the call before in the random stream. */
  Expectations estimate(Matrix rows, List<Observable> wanted, long seed) {
    EstimatorPub pub =
        new EstimatorPub(circuit, new Bindings(circuit.parameters(), rows, nextRow), wanted);
    Expectations values = Evaluation.of(backend(), pub, settings.accuracy(), seed);
    nextRow += rows.rows();
    return values;
  }

  private Backend backend() {
    return given != null ? given : SharedBackends.get(settings.backend(), settings.settings());
  }
}
