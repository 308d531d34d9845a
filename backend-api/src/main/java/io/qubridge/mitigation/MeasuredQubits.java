package io.qubridge.mitigation;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Pub;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Preparation;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The qubits that a PUB measures, as the backend runs it.
 *
 * @param physical whether they are qubits of a device
 * @param places the qubit that runs, by the qubit of the observables or by the classical bit
 */
record MeasuredQubits(boolean physical, SortedMap<Integer, Integer> places) {
  /** Asks a backend, which spends nothing. */
  static MeasuredQubits of(Pub pub, Backend backend) {
    return pub instanceof EstimatorPub estimator
        ? of(pub.circuit(), estimator.observables(), backend)
        : ofBits(pub.circuit(), backend);
  }

  /** Where each qubit of the observables ends, asked by observables of one qubit each. */
  static MeasuredQubits of(Circuit circuit, List<Observable> observables, Backend backend) {
    Set<Integer> support = new TreeSet<>();
    observables.forEach(observable -> support.addAll(ReadoutInversion.support(observable)));
    List<Integer> asked = List.copyOf(support);
    Preparation runs = backend.prepare(circuit, asked.stream().map(Observable::z).toList());
    SortedMap<Integer, Integer> places = new TreeMap<>();
    for (int k = 0; k < asked.size(); k++) {
      places.put(asked.get(k), runs.observables().get(k).width() - 1);
    }
    return new MeasuredQubits(runs.circuit().physical(), places);
  }

  /** The qubit that is measured last into each classical bit. */
  private static MeasuredQubits ofBits(Circuit circuit, Backend backend) {
    Circuit runs = backend.prepare(circuit, List.of()).circuit();
    SortedMap<Integer, Integer> places = new TreeMap<>();
    for (Operation operation : runs.operations()) {
      if (operation instanceof Measurement measurement
          && measurement.bit() != Measurement.DISCARDED) {
        places.put(measurement.bit(), measurement.qubit());
      }
    }
    return new MeasuredQubits(runs.physical(), places);
  }

  /** The qubits that run, each once. */
  Set<Integer> qubits() {
    return new TreeSet<>(places.values());
  }
}
