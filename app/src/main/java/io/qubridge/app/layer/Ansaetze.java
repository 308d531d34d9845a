package io.qubridge.app.layer;

import io.qubridge.circuit.GateType;
import java.util.List;
import java.util.Objects;

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
          .note(
              RandomLayers.SEEDED
                  + ", "
                  + OpenQasmAnsatz.PREFIX
                  + "CIRCUIT.qasm, each also as NAME"
                  + Product.SUFFIX);

  private Ansaetze() {}

  /**
   * The ansatz of a name, which may be that of a program.
   *
   * @param program the text of the program, null where there is none
   * @throws IllegalArgumentException if there is none of that name, or the program does not fit
   */
  static Ansatz of(String name, String program, int qubits) {
    Objects.requireNonNull(name, "ansatz");
    if (Product.names(name)) {
      return new Product.ProductAnsatz(of(Product.base(name), program, qubits));
    }
    if (!OpenQasmAnsatz.names(name)) {
      if (program != null) {
        throw new IllegalArgumentException(
            "ansatz '" + name + "' has no program; only '" + OpenQasmAnsatz.PREFIX + "...' has");
      }
      return Ansatz.named(name);
    }
    if (program == null) {
      throw new IllegalArgumentException("the text of the program of '" + name + "' is missing");
    }
    return OpenQasmAnsatz.of(name, program, qubits);
  }
}
