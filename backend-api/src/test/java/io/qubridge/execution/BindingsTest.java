package io.qubridge.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BindingsTest {
  private static final Parameter A = new Parameter("a");
  private static final Parameter B = new Parameter("b");

  @Test
  void slicesKeepTheirPlaceInTheWhole() {
    Matrix values = Matrix.wrap(4, 2, new double[] {0, 1, 2, 3, 4, 5, 6, 7});
    Bindings slice = new Bindings(List.of(A, B), values, 100).slice(1, 2);
    assertEquals(101, slice.firstRow());
    assertEquals(Matrix.wrap(2, 2, new double[] {2, 3, 4, 5}), slice.values());
    assertEquals(102, slice.slice(1, 1).firstRow());
  }

  @Test
  void noParametersStillMakeARow() {
    assertEquals(1, Bindings.none().rows());
  }

  @Test
  void refusesAValueThatIsNotFiniteByItsPlace() {
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      Matrix values = Matrix.wrap(2, 2, new double[] {0, 1, 2, bad});
      assertRefused(
          "parameter 'b' is " + bad + " in row 8", () -> new Bindings(List.of(A, B), values, 7));
    }
  }

  @Test
  void refusesShapesThatDoNotFit() {
    assertRefused("3 columns for 1", () -> new Bindings(List.of(A), new Matrix(1, 3)));
    assertRefused("at least one row", () -> new Bindings(List.of(A), new Matrix(0, 1)));
    assertRefused("first row", () -> new Bindings(List.of(A), new Matrix(1, 1), -1));
    assertRefused("a parameter twice", () -> new Bindings(List.of(A, A), new Matrix(1, 2)));
  }

  private static void assertRefused(String reason, Executable action) {
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, action);
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }
}
