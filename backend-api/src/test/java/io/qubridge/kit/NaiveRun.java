package io.qubridge.kit;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Runs one PUB of a request, row after row. */
final class NaiveRun {
  private final ExecutionRequest request;
  private final int index;
  private final Pub pub;

  NaiveRun(ExecutionRequest request, int index) {
    this.request = request;
    this.index = index;
    this.pub = request.pubs().get(index);
  }

  PubResult result() {
    return pub instanceof EstimatorPub estimator ? estimate(estimator) : sample();
  }

  private Expectations estimate(EstimatorPub estimator) {
    int rows = pub.bindings().rows();
    List<Observable> observables = estimator.observables();
    Matrix values = new Matrix(rows, observables.size());
    Matrix errors = new Matrix(rows, observables.size());
    for (int row = 0; row < rows; row++) {
      NaiveSimulator state = NaiveSimulator.run(pub.circuit(), pub.bindings(), row);
      for (int o = 0; o < observables.size(); o++) {
        values.array()[row * observables.size() + o] = state.expectation(observables.get(o));
      }
      if (!(request.accuracy() instanceof Accuracy.Exact)) {
        measure(state, random(row), observables, row, values, errors);
      }
    }
    return new Expectations(values, errors);
  }

  /** Replaces a row of exact values by estimates, all groups of observables from own shots. */
  private void measure(
      NaiveSimulator state,
      SplittableRandom random,
      List<Observable> observables,
      int row,
      Matrix values,
      Matrix errors) {
    long shots = shots(observables);
    double[] means = new double[observables.size()];
    double[] variances = new double[observables.size()];
    for (CommutingGroups.Group group : CommutingGroups.of(observables)) {
      Map<Long, Long> counts = draw(state.probabilities(group.basis()), shots, random);
      for (int o = 0; o < observables.size(); o++) {
        double[] moments = moments(counts, shots, observables.get(o), group.members());
        means[o] += moments[0];
        variances[o] += (moments[1] - moments[0] * moments[0]) / shots;
      }
    }
    for (int o = 0; o < observables.size(); o++) {
      int at = row * observables.size() + o;
      values.array()[at] = means[o] + identity(observables.get(o));
      errors.array()[at] = Math.sqrt(Math.max(0, variances[o]));
    }
  }

  private long shots(List<Observable> observables) {
    if (request.accuracy() instanceof Accuracy.Shots wanted) {
      return wanted.shots();
    }
    double error = ((Accuracy.Precision) request.accuracy()).standardError();
    double largest =
        observables.stream()
            .mapToDouble(o -> o.terms().stream().mapToDouble(t -> Math.abs(t.coefficient())).sum())
            .max()
            .orElseThrow();
    return Math.max(1, (long) Math.ceil(largest * largest / (error * error)));
  }

  /** Mean and mean square of the part of an observable that a group of strings makes up. */
  private static double[] moments(
      Map<Long, Long> counts, long shots, Observable observable, List<PauliString> members) {
    double[] moments = new double[2];
    counts.forEach(
        (outcome, count) -> {
          double value = 0;
          for (Observable.Term term : observable.terms()) {
            if (members.contains(term.string())) {
              value += term.coefficient() * sign(term.string(), outcome);
            }
          }
          moments[0] += value * count / shots;
          moments[1] += value * value * count / shots;
        });
    return moments;
  }

  private static int sign(PauliString string, long outcome) {
    int sign = 1;
    for (PauliString.Factor factor : string.factors()) {
      sign *= (outcome >> factor.qubit() & 1) == 0 ? 1 : -1;
    }
    return sign;
  }

  private static double identity(Observable observable) {
    return observable.terms().stream()
        .filter(term -> term.string().equals(PauliString.IDENTITY))
        .mapToDouble(Observable.Term::coefficient)
        .sum();
  }

  private PubResult sample() {
    List<Map<Long, Double>> exact = new ArrayList<>();
    List<Map<Long, Long>> counts = new ArrayList<>();
    for (int row = 0; row < pub.bindings().rows(); row++) {
      Map<Long, Double> distribution =
          NaiveSimulator.run(pub.circuit(), pub.bindings(), row).probabilities();
      exact.add(distribution);
      if (request.accuracy() instanceof Accuracy.Shots wanted) {
        counts.add(draw(distribution, wanted.shots(), random(row)));
      }
    }
    int bits = pub.circuit().bits();
    return counts.isEmpty() ? new Probabilities(bits, exact) : new Counts(bits, counts);
  }

  private static Map<Long, Long> draw(
      Map<Long, Double> distribution, long shots, SplittableRandom random) {
    Map<Long, Long> counts = new TreeMap<>();
    for (long shot = 0; shot < shots; shot++) {
      double left = random.nextDouble();
      long outcome = 0;
      for (Map.Entry<Long, Double> entry : distribution.entrySet()) {
        outcome = entry.getKey();
        left -= entry.getValue();
        if (left < 0) {
          break;
        }
      }
      counts.merge(outcome, 1L, Long::sum);
    }
    return counts;
  }

  /** The randomness of a row, from the seed and the row's place in the user's request alone. */
  private SplittableRandom random(int row) {
    long seed = new SplittableRandom(request.seed()).nextLong();
    seed = new SplittableRandom(seed + request.firstPub() + index).nextLong();
    return new SplittableRandom(
        new SplittableRandom(seed + pub.bindings().firstRow() + row).nextLong());
  }
}
