package io.qubridge.app.layer;

import io.qubridge.execution.Expectations;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.CommutingGroups.Group;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Observables together with the products that tell how their estimates vary together.
 *
 * <p>Estimates from the same shots are correlated as the observables are: {@code corr(A, B) = (<AB>
 * - <A><B>) / sqrt(var A var B)} with {@code var A = <A^2> - <A>^2}. The product of observables
 * that one basis measures is measured by the same basis, so it costs no shots. Estimates from
 * different shots are independent.
 */
final class JointObservables {
  /** The most Pauli strings of all observables together; products have as many as the square. */
  private static final int MAX_TERMS = 1 << 10;

  private final int count;
  private final List<Observable> all;
  private final int[] product;

  JointObservables(List<Observable> observables) {
    count = observables.size();
    all = new ArrayList<>(observables);
    product = new int[count * count];
    List<Group> groups = CommutingGroups.of(observables);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b <= a; b++) {
        boolean joint = measuredTogether(observables.get(a), observables.get(b), groups);
        product[a * count + b] = joint ? all.size() : -1;
        product[b * count + a] = product[a * count + b];
        if (joint) {
          all.add(multiply(observables.get(a), observables.get(b)));
        }
      }
    }
  }

  /** Whether observables are few enough for all their products. */
  static boolean feasible(List<Observable> observables) {
    return observables.stream().mapToInt(observable -> observable.terms().size()).sum()
        <= MAX_TERMS;
  }

  /** The observables in their order, then the products. */
  List<Observable> all() {
    return all;
  }

  /**
   * The covariance of the estimates of two observables.
   *
   * @param estimates of {@link #all}
   */
  double covariance(Expectations estimates, int row, int a, int b) {
    double errorA = estimates.standardErrors().get(row, a);
    double errorB = estimates.standardErrors().get(row, b);
    if (a == b) {
      return errorA * errorA;
    }
    double spread = Math.sqrt(moment(estimates, row, a, a) * moment(estimates, row, b, b));
    if (!(spread > 0)) {
      return 0;
    }
    double correlation = moment(estimates, row, a, b) / spread;
    return Math.max(-1, Math.min(1, correlation)) * errorA * errorB;
  }

  private double moment(Expectations estimates, int row, int a, int b) {
    int column = product[a * count + b];
    return column < 0
        ? 0
        : Math.fma(
            -estimates.values().get(row, a),
            estimates.values().get(row, b),
            estimates.values().get(row, column));
  }

  private static boolean measuredTogether(Observable a, Observable b, List<Group> groups) {
    Set<PauliString> strings = new HashSet<>();
    a.terms().forEach(term -> strings.add(term.string()));
    b.terms().forEach(term -> strings.add(term.string()));
    strings.remove(PauliString.IDENTITY);
    return groups.stream().anyMatch(group -> group.members().containsAll(strings));
  }

  private static Observable multiply(Observable a, Observable b) {
    List<Observable.Term> terms = new ArrayList<>();
    for (Observable.Term left : a.terms()) {
      for (Observable.Term right : b.terms()) {
        terms.add(
            new Observable.Term(
                left.coefficient() * right.coefficient(), multiply(left.string(), right.string())));
      }
    }
    return new Observable(terms);
  }

  /** The product of strings that agree wherever both act: equal factors cancel. */
  private static PauliString multiply(PauliString a, PauliString b) {
    Set<PauliString.Factor> factors = new HashSet<>(a.factors());
    for (PauliString.Factor factor : b.factors()) {
      if (!factors.remove(factor)) {
        factors.add(factor);
      }
    }
    return new PauliString(List.copyOf(factors));
  }
}
