package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.observable.Observable;
import io.qubridge.qasm.QasmReader;
import io.qubridge.qasm.QasmWriter;
import io.qubridge.spi.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A circuit and its own OpenQASM text give the same result. */
interface QasmContract extends ValueContract {
  @Test
  default void aCircuitAndItsOwnTextGiveTheSame() {
    int qubits = Math.min(3, capabilities().qubits());
    List<Observable> observables = List.of(Observable.z(0), Observable.parse("X0"));
    for (int seed = 10; seed < 14; seed++) {
      RandomCircuits random = randomCircuits(seed);
      Circuit circuit = random.circuit(qubits, 20, 3);
      Circuit read = QasmReader.read(QasmWriter.write(circuit));
      assertEquals(circuit, read);
      EstimatorPub pub = new EstimatorPub(circuit, random.bindings(circuit, 2), observables);
      EstimatorPub ofText = new EstimatorPub(read, pub.bindings(), observables);
      if (has(Feature.EXACT) || has(Feature.SEED)) {
        assertEquals(run(pub, anyAccuracy(), 1).pubs(), run(ofText, anyAccuracy(), 1).pubs());
      }
      assertValues(ofText);
    }
  }
}
