package io.qubridge.local;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Matrix;
import io.qubridge.observable.Observable;
import java.util.ArrayList;
import java.util.List;

/**
 * Angle embedding by RX and basic entangler layers: RX on each qubit, then a ring of CNOTs, for two
 * qubits a single one.
 */
public final class ReferenceCircuits {
  private ReferenceCircuits() {}

  /** The layers with parameters {@code w0, w1, ...}, layer by layer, after those of the inputs. */
  public static Circuit entangler(int qubits, int layers, boolean embedding) {
    Circuit.Builder builder = Circuit.builder(qubits);
    for (int qubit = 0; embedding && qubit < qubits; qubit++) {
      builder.gate(GateType.RX, Angle.of(new Parameter("x" + qubit)), qubit);
    }
    for (int layer = 0; layer < layers; layer++) {
      for (int qubit = 0; qubit < qubits; qubit++) {
        Parameter weight = new Parameter("w" + (layer * qubits + qubit));
        builder.gate(GateType.RX, Angle.of(weight), qubit);
      }
      for (int qubit = 0; qubit < (qubits == 2 ? 1 : qubits); qubit++) {
        builder.gate(GateType.CX, qubit, (qubit + 1) % qubits);
      }
    }
    return builder.build();
  }

  /** Inputs 0.3 and weight {@code i = 0.1 + 1.11 ((7919 i) mod 101) / 101} in every row. */
  public static Bindings angles(Circuit circuit, int rows) {
    List<Parameter> parameters = circuit.parameters();
    Matrix values = new Matrix(rows, parameters.size());
    for (int k = 0; k < values.array().length; k++) {
      String name = parameters.get(k % parameters.size()).name();
      long index = Long.parseLong(name.substring(1));
      values.array()[k] = name.startsWith("x") ? 0.3 : 0.1 + 1.11 * ((7919 * index) % 101) / 101.0;
    }
    return new Bindings(parameters, values);
  }

  /** Reference angles whose inputs grow by 0.01 from row to row, as samples of a batch differ. */
  public static Bindings batch(Circuit circuit, int rows) {
    Bindings bindings = angles(circuit, rows);
    int columns = circuit.parameters().size();
    for (int k = 0; k < bindings.values().array().length; k++) {
      boolean input = circuit.parameters().get(k % columns).name().startsWith("x");
      bindings.values().array()[k] += input ? 0.01 * (k / columns) : 0;
    }
    return bindings;
  }

  /** Z on each of the first qubits. */
  public static List<Observable> z(int qubits) {
    List<Observable> observables = new ArrayList<>();
    for (int qubit = 0; qubit < qubits; qubit++) {
      observables.add(Observable.z(qubit));
    }
    return observables;
  }

  /** One row of reference angles, asked for Z on qubit 0. */
  public static EstimatorPub pub(int qubits, int layers, boolean embedding) {
    Circuit circuit = entangler(qubits, layers, embedding);
    return new EstimatorPub(circuit, angles(circuit, 1), z(1));
  }
}
