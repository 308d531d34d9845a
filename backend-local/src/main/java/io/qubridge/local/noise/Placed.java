package io.qubridge.local.noise;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Matrix;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Preparation;
import io.qubridge.transpile.TranspileOptions;
import io.qubridge.transpile.TranspileResult;
import io.qubridge.transpile.Transpiler;
import java.util.List;
import java.util.Optional;

/**
 * A circuit where its noise is: transpiled to the noise's device, unless it is on physical qubits
 * already or the noise belongs to no device.
 *
 * @param logical the circuit that was asked for
 * @param transpiled what runs in its place; empty where it runs as it is
 */
record Placed(Circuit logical, Optional<TranspileResult> transpiled) {
  /**
   * Places a circuit.
   *
   * @throws io.qubridge.spi.UnsupportedCircuitException if the device cannot run it
   */
  static Placed of(Circuit logical, Noise noise) {
    return new Placed(
        logical,
        logical.physical()
            ? Optional.empty()
            : noise.device().map(d -> Transpiler.transpile(logical, d, TranspileOptions.DEFAULT)));
  }

  /** The circuit that runs. */
  Circuit runs() {
    return transpiled.map(TranspileResult::isa).orElse(logical);
  }

  /** The observables on the qubits that run. */
  List<Observable> map(List<Observable> observables) {
    return observables.stream().map(o -> transpiled.map(t -> t.map(o)).orElse(o)).toList();
  }

  Preparation preparation(List<Observable> observables) {
    return new Preparation(runs(), map(observables));
  }

  /** Rows for the circuit that runs, their columns in the order of its parameters. */
  Bindings bindings(Bindings given) {
    Bindings bound = transpiled.map(t -> t.bind(given)).orElse(given);
    List<Parameter> order = runs().parameters();
    return bound.parameters().equals(order) ? bound : reordered(bound, order);
  }

  private static Bindings reordered(Bindings given, List<Parameter> order) {
    int rows = given.rows();
    int columns = order.size();
    double[] values = new double[rows * columns];
    for (int column = 0; column < columns; column++) {
      int from = given.parameters().indexOf(order.get(column));
      for (int row = 0; row < rows; row++) {
        values[row * columns + column] = given.values().get(row, from);
      }
    }
    return new Bindings(order, Matrix.wrap(rows, columns, values), given.firstRow());
  }
}
