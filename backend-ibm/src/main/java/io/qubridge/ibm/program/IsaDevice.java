package io.qubridge.ibm.program;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Operation;
import io.qubridge.device.DeviceModel;
import io.qubridge.execution.Bindings;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Preparation;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.transpile.TranspileOptions;
import io.qubridge.transpile.Transpiler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A device with the circuits that were transpiled to it. The service transpiles nothing and lets
 * what is not native fail after it has waited in the queue, so all of it is checked here. Safe for
 * several threads.
 */
public final class IsaDevice {
  private static final int CACHED = 64;
  private static final double ROUNDING = 1e-9;

  private final DeviceModel model;
  private final Map<Circuit, IsaCircuit> circuits =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Circuit, IsaCircuit> eldest) {
          return size() > CACHED;
        }
      };

  /** A device for which nothing was transpiled yet. */
  public IsaDevice(DeviceModel model) {
    this.model = model;
  }

  /** The device. */
  public DeviceModel model() {
    return model;
  }

  /**
   * What will run for a circuit.
   *
   * @throws UnsupportedCircuitException if it cannot run
   */
  public Preparation prepare(Circuit circuit, List<Observable> observables) {
    IsaCircuit isa = isa(circuit);
    return new Preparation(isa.circuit(), observables.stream().map(isa::map).toList());
  }

  /**
   * How long one execution takes, in seconds: the slowest chain of gates and measurements. What has
   * no known length counts as nothing.
   */
  public double seconds(Circuit circuit) {
    return CircuitLength.seconds(isa(circuit).circuit(), model);
  }

  IsaCircuit isa(Circuit circuit) {
    synchronized (circuits) {
      return circuits.computeIfAbsent(circuit, this::transpile);
    }
  }

  private IsaCircuit transpile(Circuit circuit) {
    if (circuit.physical()) {
      circuit.operations().forEach(this::requireNative);
      return new IsaCircuit(circuit, Optional.empty());
    }
    var result = Transpiler.transpile(circuit, model, TranspileOptions.DEFAULT);
    result.isa().operations().forEach(this::requireNative);
    return new IsaCircuit(result.isa(), Optional.of(result));
  }

  private void requireNative(Operation operation) {
    if (operation instanceof Gate gate && gate.type() != GateType.ID) {
      if (gate.controls() > 0 || model.gate(gate.type(), gate.qubits()).isEmpty()) {
        throw new UnsupportedCircuitException(
            "gate '"
                + gate.type().qasmName()
                + "' on qubits "
                + gate.qubits()
                + " is not native to device '"
                + model.name()
                + "'; use a circuit on a qubit register, which is transpiled");
      }
    }
  }

  /**
   * Checks the values of gates that take a part of all angles only: {@code rzz} from 0 to pi/2.
   *
   * @see <a href="https://quantum.cloud.ibm.com/docs/guides/fractional-gates">Fractional gates</a>
   */
  static void requireRunnable(Circuit isa, Bindings rows) {
    for (Gate gate : isa.gates()) {
      if (gate.type() == GateType.RZZ) {
        for (int row = 0; row < rows.rows(); row++) {
          requireFraction(gate, rows, row);
        }
      }
    }
  }

  private static void requireFraction(Gate gate, Bindings rows, int row) {
    double angle =
        gate.angles().get(0).evaluate(p -> rows.values().get(row, rows.parameters().indexOf(p)));
    if (!(angle >= -ROUNDING && angle <= Math.PI / 2 + ROUNDING)) {
      throw new UnsupportedCircuitException(
          "the angle of rzz on qubits "
              + gate.qubits()
              + " is "
              + angle
              + " in row "
              + (rows.firstRow() + row)
              + "; the device takes 0 to pi/2, so use a circuit on a qubit register, which is"
              + " transpiled to other gates");
    }
  }
}
