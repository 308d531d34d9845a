package io.qubridge.observable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.observable.Observable.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservableTest {
  private static final PauliString Z0 = PauliString.of(Pauli.Z, 0);
  private static final PauliString X2 = PauliString.of(Pauli.X, 2);

  @Test
  void readsWeightedSums() {
    Observable expected = new Observable(List.of(new Term(0.5, Z0), new Term(-2, X2)));
    assertEquals(expected, Observable.parse("0.5*Z0 - 2 X2"));
    assertEquals(expected, Observable.parse("  +.5 Z0-2.0*X2 "));
    assertEquals(expected, Observable.parse("5e-1*Z0 - 2E0*X2"));
  }

  @Test
  void readsProductsInAnyOrder() {
    Observable expected =
        Observable.of(
            new PauliString(
                List.of(new PauliString.Factor(2, Pauli.X), new PauliString.Factor(0, Pauli.Z))));
    assertEquals(expected, Observable.parse("X2 Z0"));
    assertEquals(expected, Observable.parse("Z0*X2"));
    assertEquals(expected, Observable.parse("Z0 @ X2 I5"));
    assertEquals(3, expected.width());
  }

  @Test
  void readsTheIdentity() {
    assertEquals(Observable.of(PauliString.IDENTITY), Observable.parse("I"));
    assertEquals(Observable.of(PauliString.IDENTITY), Observable.parse("I3"));
    assertEquals(0, Observable.parse("2*I").width());
  }

  @Test
  void printsWhatItReads() {
    assertEquals("Z0 X2", Observable.parse("X2 Z0").toString());
    assertEquals("0.5*Z0 - 2.0*X2 + I", Observable.parse("0.5 Z0 - 2 X2 + I").toString());
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      Observable observable = random(random);
      assertEquals(observable, Observable.parse(observable.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Z",
        "Q0",
        "Z0 Z0",
        "Z0 +",
        "Z0 + + X1",
        "2",
        "Z0 2",
        "Z-1",
        "z0",
        "1e999*Z0",
        "Z0 X0",
        "Z0,Z1",
        "Z9999999",
        "0.5**Z0",
        "NaN*Z0"
      })
  void refusesAnythingElse(String text) {
    assertThrows(IllegalArgumentException.class, () -> Observable.parse(text));
  }

  @Test
  void refusesWeightsThatAreNotFinite() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Term(Double.NaN, Z0));
    assertTrue(refusal.getMessage().contains("weight of Z0 is NaN"), refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Observable(List.of()));
  }

  static Observable random(Random random) {
    List<Term> terms = new ArrayList<>();
    for (int term = 0; term <= random.nextInt(4); term++) {
      List<PauliString.Factor> factors = new ArrayList<>();
      for (int qubit = 0; qubit < 4; qubit++) {
        if (random.nextBoolean()) {
          factors.add(new PauliString.Factor(qubit, Pauli.values()[random.nextInt(3)]));
        }
      }
      double weight = Math.scalb(random.nextGaussian(), random.nextInt(200) - 100);
      terms.add(new Term(random.nextInt(4) == 0 ? -1 : weight, new PauliString(factors)));
    }
    return new Observable(terms);
  }
}
