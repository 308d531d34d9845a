package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.observable.Observable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JointObservablesTest {
  @Test
  void asksForTheProductsOfWhatOneBasisMeasures() {
    assertEquals(List.of("Z0", "Z0 Z1", "X0", "Z1"), asked("Z0", "Z0 Z1", "X0"));
  }

  @Test
  void asksForTheStringsOfWeightedSums() {
    assertEquals(
        List.of("2.0*Z0 - Z1", "0.5*Z1", "Z0", "Z1", "Z0 Z1"), asked("2*Z0 - Z1", "0.5*Z1"));
  }

  @Test
  void asksForNothingBesideAllProbabilitiesButTheirStrings() {
    List<Observable> projectors =
        IntStream.range(0, 256).mapToObj(state -> Observable.projector(state, 8)).toList();
    assertEquals(256 + 255, joint(projectors).all().size());
  }

  @Test
  void leavesAloneWhatHasTooManyStrings() {
    List<Observable> many = IntStream.range(0, 1_025).mapToObj(Observable::z).toList();
    assertTrue(JointObservables.of(many).isEmpty());
    assertTrue(JointObservables.of(many.subList(0, 200)).isEmpty());
    assertTrue(JointObservables.of(many.subList(0, 150)).isPresent());
  }

  @Test
  void addsCorrelatedAndIndependentEstimates() {
    JointObservables joint =
        joint(List.of(Observable.z(0), Observable.z(1), Observable.parse("X0 X1")));
    // columns: Z0, Z1, X0 X1, Z0 Z1
    Expectations estimates =
        new Expectations(Matrix.row(0.6, 0.0, 0.5, 0.4), Matrix.row(0.08, 0.1, 0.09, 0.1));
    double covariance = 0.4 / 0.8 * 0.08 * 0.1;
    assertEquals(Math.sqrt(0.0064), error(joint, estimates, 1, 0, 0), 1e-15);
    assertEquals(
        Math.sqrt(0.0064 + 4 * 0.01 - 4 * covariance), error(joint, estimates, 1, -2, 0), 1e-15);
    assertEquals(Math.sqrt(0.0064 + 0.0081), error(joint, estimates, 1, 0, 1), 1e-15);
  }

  @Test
  void knowsWhatSumsOverSeveralBasesShare() {
    // columns: X0 + Z0, Z0, X0; equal errors of both strings, of which the sum shares one
    JointObservables joint = joint(List.of(Observable.parse("X0 + Z0"), Observable.z(0)));
    Expectations estimates =
        new Expectations(Matrix.row(0, 0, 0), Matrix.row(Math.sqrt(0.02), 0.1, 0.1));
    assertEquals(0.1, error(joint, estimates, 1, -1), 1e-15);
  }

  @Test
  void takesOutputsThatAreCertainAsIndependent() {
    JointObservables joint = joint(List.of(Observable.z(0), Observable.z(1)));
    Expectations estimates = new Expectations(Matrix.row(1, 0.2, 0.2), Matrix.row(0.01, 0.1, 0.1));
    assertEquals(Math.sqrt(0.0001 + 0.01), error(joint, estimates, 1, 1), 1e-15);
  }

  @Test
  void letsOneShotMoreFallIntoOneStateAlone() {
    List<Observable> states =
        IntStream.range(0, 4).mapToObj(state -> Observable.projector(state, 2)).toList();
    // columns: the states' probabilities, Z0, Z1, Z0 Z1
    Expectations estimates =
        new Expectations(
            Matrix.row(1, 0, 0, 0, 1, 1, 1), Matrix.row(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1));
    assertEquals(0.1, error(joint(states), estimates, 0, 1, 1, 1), 1e-15);
  }

  private static List<String> asked(String... observables) {
    return joint(Stream.of(observables).map(Observable::parse).toList()).all().stream()
        .map(Observable::toString)
        .toList();
  }

  private static JointObservables joint(List<Observable> observables) {
    return JointObservables.of(observables).orElseThrow();
  }

  private static double error(JointObservables joint, Expectations estimates, double... weights) {
    return joint.standardErrors(estimates, Matrix.row(weights)).get(0, 0);
  }
}
