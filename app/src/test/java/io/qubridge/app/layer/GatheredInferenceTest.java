package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.qubridge.execution.Accuracy;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class GatheredInferenceTest {
  @Test
  void givesWhatTheBatchesWouldHaveGivenOneByOne() {
    MultiLayerNetwork network = Networks.hybrid(Networks.quantum(2, 1).build());
    INDArray input = Networks.data(7, 8, DataType.DOUBLE).getFeatures();
    QuantumExecution.of(network).accuracy(Accuracy.shots(50));
    double[] expected = network.output(input).data().asDouble();
    for (boolean withErrors : new boolean[] {false, true}) {
      QuantumExecution.of(network).restart();
      GatheredInference gathered = new GatheredInference(network);
      gathered.add(input.get(NDArrayIndex.interval(0, 4), NDArrayIndex.all()));
      gathered.add(input.get(NDArrayIndex.interval(4, 7), NDArrayIndex.all()));
      assertArrayEquals(expected, gathered.run(withErrors).outputs().array(), 1e-12);
    }
  }
}
