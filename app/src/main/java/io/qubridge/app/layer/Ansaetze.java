package io.qubridge.app.layer;

import java.util.List;

/** The ansaetze that come with the layer; a new one is one more entry. */
final class Ansaetze {
  static final Catalogue<Ansatz> ALL =
      new Catalogue<>("ansatz", Ansatz::name, List.of(new BasicEntangler()));

  private Ansaetze() {}
}
