package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Matrix;
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

  @Test
  void circuitsRunAgainAsOftenAsAsked() {
    MultiLayerNetwork network = Networks.hybrid(Networks.quantum(2, 1).build());
    INDArray input = Networks.data(7, 8, DataType.DOUBLE).getFeatures();
    double[] exact = network.output(input).data().asDouble();
    GatheredInference gathered = new GatheredInference(network);
    gathered.add(input);
    Matrix values = gathered.outputs().values();
    assertArrayEquals(exact, gathered.after(values).outputs().array(), 1e-12);
    QuantumExecution.of(network).accuracy(Accuracy.shots(50)).seed(3);
    Matrix shots = gathered.outputs().values();
    assertEquals(shots, gathered.outputs().values());
    assertNotEquals(values, shots);
    QuantumExecution.of(network).accuracy(Accuracy.exact());
    assertEquals(values, gathered.outputs().values());
  }
}
