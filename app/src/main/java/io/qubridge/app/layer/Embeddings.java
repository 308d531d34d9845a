package io.qubridge.app.layer;

import io.qubridge.circuit.GateType;
import java.util.List;

/** The embeddings that come with the layer; a new one is one more entry. */
final class Embeddings {
  static final Catalogue<Embedding> ALL =
      new Catalogue<Embedding>(
              "embedding",
              Embedding::name,
              List.of(
                  new AngleEmbedding("angle", GateType.RX),
                  new AngleEmbedding("angle:ry", GateType.RY),
                  new AngleEmbedding("angle:rz", GateType.RZ),
                  new DenseAngleEmbedding(),
                  new AmplitudeEmbedding(),
                  new BasisEmbedding(),
                  new IqpEmbedding(),
                  new ZzFeatureMap(),
                  new NoEmbedding()))
          .alias("angle:rx", "angle")
          .note("each also as NAME" + Product.SUFFIX);

  private Embeddings() {}
}
