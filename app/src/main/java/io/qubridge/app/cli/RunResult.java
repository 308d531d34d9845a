package io.qubridge.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a program gave.
 *
 * @param backend the id of the backend
 * @param shots the number of shots; empty when exact
 * @param registers outcomes of each classical register; empty where none was measured
 * @param expectations values of the observables, in the user's order
 */
record RunResult(
    String backend,
    OptionalLong shots,
    List<RegisterOutcomes> registers,
    List<Expectation> expectations) {
  /**
   * The value of one observable.
   *
   * @param observable as the user wrote it
   * @param standardError one standard deviation of the value; 0 when exact
   */
  record Expectation(String observable, double value, double standardError) {}

  /** Whether shots were mitigated, which makes quasi-probabilities of counts. */
  boolean mitigated() {
    return shots.isPresent()
        && registers.stream()
            .flatMap(register -> register.outcomes().values().stream())
            .anyMatch(Double.class::isInstance);
  }

  /** Whether values have standard errors: with shots, and of trajectories without. */
  boolean estimated() {
    return shots.isPresent() || expectations.stream().anyMatch(e -> e.standardError() > 0);
  }

  private String kind() {
    if (mitigated()) {
      return "quasiProbabilities";
    }
    return shots.isPresent() ? "counts" : "probabilities";
  }

  /** The document that {@code run --json} prints. */
  Map<String, Object> json() {
    Map<String, Object> outcomes = new LinkedHashMap<>();
    registers.forEach(r -> outcomes.put(r.register().name(), r.outcomes()));
    List<Map<String, Object>> values = new ArrayList<>();
    for (Expectation expectation : expectations) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("observable", expectation.observable());
      value.put("value", expectation.value());
      value.put("standardError", expectation.standardError());
      values.add(value);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("backend", backend);
    document.put("shots", shots.isPresent() ? shots.getAsLong() : null);
    document.put(kind(), outcomes);
    document.put("expectations", values);
    return document;
  }
}
