package io.qubridge.app.layer;

import io.qubridge.circuit.GateType;
import java.util.List;

/** The ansaetze that come with the layer; a new one is one more entry. */
final class Ansaetze {
  static final Catalogue<Ansatz> ALL =
      new Catalogue<Ansatz>(
              "ansatz",
              Ansatz::name,
              List.of(
                  new BasicEntangler("basic-entangler", GateType.RX),
                  new BasicEntangler("basic-entangler:ry", GateType.RY),
                  new BasicEntangler("basic-entangler:rz", GateType.RZ),
                  new StronglyEntangling(),
                  new RealAmplitudes("real-amplitudes", Entanglement.LINEAR),
                  new RealAmplitudes("real-amplitudes:full", Entanglement.FULL),
                  new RealAmplitudes("real-amplitudes:circular", Entanglement.CIRCULAR),
                  new EfficientSu2(),
                  new SimplifiedTwoDesign(),
                  new OneParameter(),
                  new RandomLayers(0, false),
                  new RandomLayers(0, true)))
          .alias("basic-entangler:rx", "basic-entangler")
          .alias("real-amplitudes:linear", "real-amplitudes")
          .note(RandomLayers.SEEDED + ", " + OpenQasmAnsatz.PREFIX + "CIRCUIT.qasm");

  private Ansaetze() {}
}
