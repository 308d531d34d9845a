package io.qubridge.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MatrixTest {
  private final Matrix matrix = Matrix.wrap(3, 2, new double[] {0, 1, 2, 3, 4, 5});

  @Test
  void isRowMajorAndOwnsItsArray() {
    assertEquals(3, matrix.get(1, 1));
    assertSame(matrix.array(), matrix.array());
  }

  @Test
  void copiesRows() {
    assertEquals(Matrix.wrap(2, 2, new double[] {2, 3, 4, 5}), matrix.slice(1, 2));
    assertEquals(Matrix.wrap(2, 2, new double[] {0, 1, 4, 5}), matrix.everyNthRow(2));
    assertEquals(new Matrix(0, 2), matrix.slice(3, 0));
    double[] given = {7};
    Matrix row = Matrix.row(given);
    given[0] = 8;
    assertEquals(7, row.get(0, 0));
  }

  @Test
  void refusesPlacesThatItDoesNotHave() {
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.slice(2, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.slice(-1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(0, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(3, 0));
  }

  @Test
  void refusesSizesThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> Matrix.wrap(2, 2, new double[3]));
    assertThrows(IllegalArgumentException.class, () -> new Matrix(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Matrix(1 << 20, 1 << 20));
  }

  @Test
  void equalsByShapeAndValues() {
    assertNotEquals(new Matrix(2, 3), new Matrix(3, 2));
    assertEquals(new Matrix(2, 3).hashCode(), new Matrix(2, 3).hashCode());
  }
}
