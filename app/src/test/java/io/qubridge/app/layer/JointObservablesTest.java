package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.observable.Observable;
import java.util.List;
import org.junit.jupiter.api.Test;

class JointObservablesTest {
  @Test
  void asksForTheProductsOfWhatOneBasisMeasures() {
    JointObservables joint =
        new JointObservables(
            List.of(Observable.z(0), Observable.parse("Z0 Z1"), Observable.parse("X0")));
    assertEquals(
        List.of("Z0", "Z0 Z1", "X0", "I", "Z1", "I", "I"),
        joint.all().stream().map(Observable::toString).toList());
  }

  @Test
  void multipliesWeightedSumsTermByTerm() {
    JointObservables joint =
        new JointObservables(List.of(Observable.parse("2*Z0 - Z1"), Observable.parse("0.5*Z1")));
    assertEquals("1.0*Z0 Z1 - 0.5*I".replace("1.0*", ""), joint.all().get(3).toString());
  }

  @Test
  void givesTheCovarianceOfCorrelatedAndIndependentEstimates() {
    JointObservables joint =
        new JointObservables(List.of(Observable.z(0), Observable.z(1), Observable.parse("X0 X1")));
    // columns: Z0, Z1, X0 X1, Z0^2, Z0 Z1, Z1^2, (X0 X1)^2
    Expectations estimates =
        new Expectations(
            Matrix.row(0.6, 0.0, 0.5, 1, 0.4, 1, 1), Matrix.row(0.08, 0.1, 0.09, 0, 0.1, 0, 0));
    assertEquals(0.0064, joint.covariance(estimates, 0, 0, 0), 1e-15);
    assertEquals(0.4 / 0.8 * 0.08 * 0.1, joint.covariance(estimates, 0, 0, 1), 1e-15);
    assertEquals(0, joint.covariance(estimates, 0, 0, 2));
  }

  @Test
  void givesNoCovarianceWhereAnOutputIsCertain() {
    JointObservables joint = new JointObservables(List.of(Observable.z(0), Observable.z(1)));
    Expectations estimates =
        new Expectations(Matrix.row(1, 0.2, 1, 0.2, 1), Matrix.row(0, 0.1, 0, 0.1, 0));
    assertEquals(0, joint.covariance(estimates, 0, 0, 1));
  }
}
