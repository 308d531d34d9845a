package io.qubridge.kit;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.List;
import java.util.Map;

/**
 * Differentiates by the product rule: the state's derivative by a gate's angle is the circuit with
 * that gate's derivative in the gate's place.
 */
final class NaiveDifferentiator implements Differentiator {
  private final Capabilities capabilities;

  NaiveDifferentiator(Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  @Override
  public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents) {
    capabilities.requireRunnable(pub.circuit());
    if (pub.circuit().operations().stream().anyMatch(Reset.class::isInstance)) {
      throw new UnsupportedCircuitException("a circuit with a reset has no state to differentiate");
    }
    int rows = pub.bindings().rows();
    int columns = pub.observables().size();
    Matrix values = new Matrix(rows, columns);
    Matrix gradient = new Matrix(rows, pub.bindings().parameters().size());
    for (int row = 0; row < rows; row++) {
      NaiveSimulator state = NaiveSimulator.run(pub.circuit(), pub.bindings(), row);
      for (int o = 0; o < columns; o++) {
        values.array()[row * columns + o] = state.expectation(pub.observables().get(o));
      }
      addGradient(pub, row, state.state(), cotangents, gradient);
    }
    Expectations value = new Expectations(values, new Matrix(rows, columns));
    return new ValueAndGradient(value, gradient, new Matrix(rows, gradient.columns()));
  }

  private static void addGradient(
      EstimatorPub pub, int row, Complex[] state, Matrix cotangents, Matrix gradient) {
    Circuit circuit = pub.circuit();
    List<Parameter> parameters = pub.bindings().parameters();
    Map<Parameter, Double> values = NaiveSimulator.values(pub.bindings(), row);
    for (int i = 0; i < circuit.operations().size(); i++) {
      if (!(circuit.operations().get(i) instanceof Gate gate)) {
        continue;
      }
      for (int angle = 0; angle < gate.angles().size(); angle++) {
        Complex[] derivative = NaiveSimulator.runDerivative(circuit, values, i, angle).state();
        double slope = 0;
        for (int o = 0; o < pub.observables().size(); o++) {
          double inner = NaiveSimulator.inner(state, derivative, pub.observables().get(o));
          slope += 2 * cotangents.get(row, o) * inner;
        }
        for (Angle.Term term : gate.angles().get(angle).terms()) {
          int at = row * gradient.columns() + parameters.indexOf(term.parameter());
          gradient.array()[at] += slope * term.coefficient();
        }
      }
    }
  }
}
