package io.qubridge.mitigation;

import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Rewrites observables so that what is read for them is free of readout errors.
 *
 * <p>A qubit whose readout errs gives {@code a + b <P>} in place of {@code <P>} for the measured
 * Pauli operator P. So {@code (P - a) / b} in place of each factor P gives the value without the
 * errors: a string on k qubits becomes a sum over its sub-strings, which the same shots measure.
 * The backend's standard errors of the rewritten observable are those of the mitigated value.
 */
final class ReadoutInversion {
  /** The most strings that one observable is rewritten into. */
  static final int MAX_STRINGS = 1 << 16;

  private final IntFunction<QubitReadout> readouts;

  /**
   * An inversion.
   *
   * @param readouts the readout of each qubit of the observables, all of them invertible
   */
  ReadoutInversion(IntFunction<QubitReadout> readouts) {
    this.readouts = readouts;
  }

  /** A part of an observable's sum. */
  private record Product(double weight, List<PauliString.Factor> factors) {}

  /**
   * The observable whose noisy value is the mitigated one.
   *
   * @throws UnsupportedCircuitException if it has too many strings
   */
  Observable invert(Observable observable) {
    requireSize(observable);
    Map<PauliString, Double> sum = new LinkedHashMap<>();
    for (Observable.Term term : observable.terms()) {
      add(new Product(term.coefficient(), term.string().factors()), sum);
    }
    return observable(sum);
  }

  /** The qubits of an observable. */
  static SortedSet<Integer> support(Observable observable) {
    SortedSet<Integer> support = new TreeSet<>();
    observable.terms().forEach(t -> t.string().factors().forEach(f -> support.add(f.qubit())));
    return support;
  }

  /**
   * The observable whose noisy value is the derivative of the mitigated value of another.
   *
   * @param qubit whose probability changes
   * @param afterZero whether it is the probability to read 1 after |0>, else to read 0 after |1>
   */
  Observable sensitivity(Observable observable, int qubit, boolean afterZero) {
    double slope = 1 / readouts.apply(qubit).contrast();
    Map<PauliString, Double> sum = new LinkedHashMap<>();
    for (Observable.Term term : observable.terms()) {
      List<PauliString.Factor> factors = term.string().factors();
      List<PauliString.Factor> rest = factors.stream().filter(f -> f.qubit() != qubit).toList();
      if (rest.size() < factors.size()) {
        double weight = term.coefficient() * slope;
        add(new Product(weight, factors), sum);
        add(new Product(afterZero ? weight : -weight, rest), sum);
      }
    }
    return observable(sum);
  }

  private void add(Product product, Map<PauliString, Double> sum) {
    List<Product> expanded = List.of(new Product(product.weight(), List.of()));
    for (PauliString.Factor factor : product.factors()) {
      QubitReadout readout = readouts.apply(factor.qubit());
      List<Product> next = new ArrayList<>();
      for (Product part : expanded) {
        List<PauliString.Factor> longer = new ArrayList<>(part.factors());
        longer.add(factor);
        next.add(new Product(part.weight() / readout.contrast(), longer));
      }
      if (readout.offset() != 0) {
        double constant = -readout.offset() / readout.contrast();
        expanded.forEach(part -> next.add(new Product(part.weight() * constant, part.factors())));
      }
      expanded = next;
    }
    expanded.forEach(
        part -> sum.merge(new PauliString(part.factors()), part.weight(), Double::sum));
  }

  private static Observable observable(Map<PauliString, Double> sum) {
    return new Observable(
        sum.entrySet().stream()
            .map(entry -> new Observable.Term(entry.getValue(), entry.getKey()))
            .toList());
  }

  private void requireSize(Observable observable) {
    double strings = 0;
    for (Observable.Term term : observable.terms()) {
      long doubled =
          term.string().factors().stream()
              .filter(factor -> readouts.apply(factor.qubit()).offset() != 0)
              .count();
      strings += Math.scalb(1, (int) doubled);
    }
    if (strings > MAX_STRINGS) {
      throw new UnsupportedCircuitException(
          "readout mitigation turns an observable on %d qubits into %.0f Pauli strings; the limit is %d, so ask for observables on fewer qubits"
              .formatted(support(observable).size(), strings, MAX_STRINGS));
    }
  }
}
