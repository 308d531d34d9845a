package io.qubridge.app.layer;

import java.util.List;

/** The embeddings that come with the layer; a new one is one more entry. */
final class Embeddings {
  static final Catalogue<Embedding> ALL =
      new Catalogue<>("embedding", Embedding::name, List.of(new AngleEmbedding()));

  private Embeddings() {}
}
