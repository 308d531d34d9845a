package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.MLNConfig;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.PrintMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.NoOp;

/** DL4J's check of backpropagation for every embedding with every ansatz, and every option. */
@ExtendWith(DoublePrecision.class)
class CircuitGradientTest {
  /** Parameters of each block that are checked where all combinations are. */
  private static final int PER_BLOCK = 2;

  private static final DataSet DATA = Networks.data(2, 3, DataType.DOUBLE);

  @ParameterizedTest
  @MethodSource("combinations")
  void everyEmbeddingWithEveryAnsatz(String embedding, String ansatz) {
    check(Networks.quantum(2, 1).embedding(embedding).ansatz(ansatz), PER_BLOCK);
  }

  static Stream<Arguments> combinations() {
    return Embedding.names().stream()
        .filter(embedding -> !embedding.equals(NoEmbedding.NAME))
        .flatMap(
            embedding -> Ansatz.names().stream().map(ansatz -> Arguments.of(embedding, ansatz)));
  }

  @ParameterizedTest
  @CsvSource({
    "amplitude, strongly-entangling, z, none, true, uniform",
    "iqp, efficient-su2, parity, tanh, true, uniform",
    "zz-feature-map, real-amplitudes, probabilities, arctan, false, small-normal",
    "angle, strongly-entangling, probabilities, arctan, true, identity-block",
    "dense-angle, simplified-two-design, X0 Y1, tanh, true, small-normal",
    "dense-angle, efficient-su2, parity, none, false, identity-block",
    "amplitude:product, real-amplitudes:full:product, Z0, arctan, false, uniform",
  })
  void everyOption(
      String embedding,
      String ansatz,
      String readout,
      String scaling,
      boolean reuploading,
      String initialisation) {
    check(
        Networks.quantum(3, 2)
            .embedding(embedding)
            .ansatz(ansatz)
            .observables(readout)
            .inputScaling(scaling)
            .reuploading(reuploading)
            .initialisation(initialisation));
  }

  @ParameterizedTest
  @CsvSource({"amplitude, 5", "iqp, 2", "zz-feature-map, 2", "dense-angle, 3"})
  void fewerInputsThanTheEmbeddingTakes(String embedding, int inputs) {
    check(Networks.quantum(3, 1).embedding(embedding).inputs(inputs));
  }

  @ParameterizedTest
  @CsvSource({"amplitude", "iqp", "zz-feature-map"})
  void byParameterShifts(String embedding) {
    check(Networks.quantum(2, 1).embedding(embedding).gradientMethod("parameter-shift"));
  }

  private static void check(QuantumLayer.Builder layer) {
    check(layer, Integer.MAX_VALUE);
  }

  private static void check(QuantumLayer.Builder builder, int perBlock) {
    QuantumLayer layer = builder.build();
    layer.setIUpdater(new NoOp()); // the check takes no other, and frozen circuits bring their own
    assertTrue(
        GradientCheckUtil.checkGradients(
            new MLNConfig()
                .net(Networks.hybrid(layer, DataType.DOUBLE, new NoOp()))
                .print(PrintMode.FAILURES_ONLY)
                .subset(perBlock < Integer.MAX_VALUE)
                .maxPerParam(perBlock)
                .input(DATA.getFeatures())
                .labels(DATA.getLabels())));
  }
}
