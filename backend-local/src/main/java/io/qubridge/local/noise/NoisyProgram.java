package io.qubridge.local.noise;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Matrix;
import io.qubridge.local.state.MeasurementBasis;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import io.qubridge.transpile.TranspileOptions;
import io.qubridge.transpile.TranspileResult;
import io.qubridge.transpile.Transpiler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A circuit and observables, transpiled to the noise's device where it has one and compiled with
 * the noise. Immutable; safe for several threads.
 */
final class NoisyProgram {
  private final Optional<TranspileResult> transpiled;
  private final NoisyCircuit circuit;
  private final List<NoisyExpectation> expectations;
  private final List<NoisyBasis> bases;
  private final double[] identities;

  /**
   * The qubits that one group of Pauli strings measures, and what observables make of the outcomes.
   *
   * @param measured the qubits with their bases
   * @param parts the observables' strings in the group
   */
  record NoisyBasis(List<NoisyOutcomes.Measured> measured, List<MeasurementBasis.Part> parts) {}

  /**
   * Compiles.
   *
   * @param observables none for a circuit that is sampled
   * @throws io.qubridge.spi.UnsupportedCircuitException if the device cannot run the circuit or it
   *     is too large for a density matrix
   */
  NoisyProgram(Circuit logical, List<Observable> observables, Noise noise) {
    transpiled =
        logical.physical()
            ? Optional.empty()
            : noise.device().map(d -> Transpiler.transpile(logical, d, TranspileOptions.DEFAULT));
    Circuit isa = transpiled.map(TranspileResult::isa).orElse(logical);
    circuit = NoisyCircuit.compile(isa, isa.parameters(), noise.model());
    List<Observable> mapped =
        observables.stream().map(o -> transpiled.map(t -> t.map(o)).orElse(o)).toList();
    expectations =
        mapped.stream().map(o -> NoisyExpectation.of(o, circuit, noise.model())).toList();
    bases =
        CommutingGroups.of(mapped).stream()
            .map(group -> basis(group, mapped, noise.model()))
            .toList();
    identities =
        mapped.stream()
            .mapToDouble(
                o ->
                    o.terms().stream()
                        .filter(term -> term.string().equals(PauliString.IDENTITY))
                        .mapToDouble(Observable.Term::coefficient)
                        .sum())
            .toArray();
  }

  private NoisyBasis basis(
      CommutingGroups.Group group, List<Observable> observables, NoiseModel noise) {
    List<PauliString.Factor> factors = group.basis().factors();
    List<NoisyOutcomes.Measured> measured =
        factors.stream()
            .map(
                factor ->
                    new NoisyOutcomes.Measured(
                        circuit.blockQubit(factor.qubit()),
                        factor.pauli().ordinal() + 1,
                        noise.readout(factor.qubit())))
            .toList();
    Set<PauliString> members = new HashSet<>(group.members());
    List<MeasurementBasis.Part> parts = new ArrayList<>();
    for (int o = 0; o < observables.size(); o++) {
      List<Observable.Term> terms =
          observables.get(o).terms().stream().filter(t -> members.contains(t.string())).toList();
      if (!terms.isEmpty()) {
        int[] signs = terms.stream().mapToInt(t -> positions(t.string(), factors)).toArray();
        double[] weights = terms.stream().mapToDouble(Observable.Term::coefficient).toArray();
        parts.add(new MeasurementBasis.Part(o, signs, weights));
      }
    }
    return new NoisyBasis(measured, parts);
  }

  /** The places of a string's qubits among the measured ones, as bits. */
  private static int positions(PauliString string, List<PauliString.Factor> measured) {
    int bits = 0;
    for (PauliString.Factor factor : string.factors()) {
      bits |= 1 << measured.indexOf(factor);
    }
    return bits;
  }

  NoisyCircuit circuit() {
    return circuit;
  }

  List<NoisyExpectation> expectations() {
    return expectations;
  }

  List<NoisyBasis> bases() {
    return bases;
  }

  /** The observables' multiples of the identity. */
  double identity(int observable) {
    return identities[observable];
  }

  /** What ran in place of the logical circuit; empty where nothing had to be changed. */
  Optional<TranspileResult> transpiled() {
    return transpiled;
  }

  /** Rows for the compiled circuit, their columns in the order in which it was compiled. */
  Bindings bindings(Circuit logical, Bindings given) {
    Bindings bound = transpiled.map(t -> t.bind(given)).orElse(given);
    return bound.parameters().equals(parameters(logical))
        ? bound
        : reordered(bound, parameters(logical));
  }

  private List<Parameter> parameters(Circuit logical) {
    return transpiled.map(t -> t.isa().parameters()).orElse(logical.parameters());
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
