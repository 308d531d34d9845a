package io.qubridge.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle.Term;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AngleTest {
  private static final Parameter A = new Parameter("a");
  private static final Parameter B = new Parameter("b");

  @Test
  void equalExpressionsAreEqualObjects() {
    Angle one = new Angle(1, List.of(new Term(B, 2), new Term(A, 1), new Term(B, 1)));
    Angle other = Angle.of(A).plus(Angle.of(B).times(3)).plus(Angle.of(1));
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertEquals(List.of(new Term(A, 1), new Term(B, 3)), one.terms());
  }

  @Test
  void termsThatCancelDisappear() {
    Angle angle = Angle.of(A).plus(Angle.of(0.5)).plus(Angle.of(A).negate());
    assertEquals(Angle.of(0.5), angle);
    assertTrue(angle.isConstant());
    assertEquals(Angle.ZERO, Angle.of(A).times(0));
    assertFalse(Angle.of(A).isConstant());
  }

  @Test
  void minusZeroIsZero() {
    assertEquals(Angle.ZERO, Angle.of(-0.0));
    assertEquals(Angle.ZERO, Angle.of(0.0).negate());
  }

  @Test
  void evaluatesAffineExpressions() {
    Angle angle = Angle.of(A).times(2).plus(Angle.of(B).negate()).plus(Angle.of(0.25));
    assertEquals(2 * 3 - 5 + 0.25, angle.evaluate(Map.of(A, 3.0, B, 5.0)::get));
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1.0 / 0}) {
      assertThrows(IllegalArgumentException.class, () -> Angle.of(bad));
      assertThrows(IllegalArgumentException.class, () -> new Term(A, bad));
      assertThrows(IllegalArgumentException.class, () -> Angle.of(A).times(bad));
    }
    Angle large = Angle.of(A).times(Double.MAX_VALUE);
    assertThrows(IllegalArgumentException.class, () -> large.plus(large));
  }
}
