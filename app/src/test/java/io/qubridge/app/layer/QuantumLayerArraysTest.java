package io.qubridge.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** How DL4J's arrays reach the circuit and come back. */
@ExtendWith(DoublePrecision.class)
class QuantumLayerArraysTest {
  private static final INDArray INPUT = rows(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
  private static final INDArray EPSILON = rows(1, 2, 3, 4, 5, 6);

  private final RunningLayer layer =
      new RunningLayer(Networks.quantum(2, 2).build(), weight -> 0.3 + weight);

  @Test
  void masksOutputsAndGradientsOfASample() {
    INDArray others = INPUT.get(NDArrayIndex.indices(0, 2)).dup();
    double[] outputs = layer.forward(others);
    double[] byInputs = layer.backward(EPSILON.get(NDArrayIndex.indices(0, 2)).dup());
    double[] byWeights = layer.byWeights();

    layer.layer().setMaskArray(Networks.array(new double[] {1, 0, 1}, 3, DataType.DOUBLE));
    double[] masked = layer.forward(INPUT);
    assertArrayEquals(
        new double[] {outputs[0], outputs[1], 0, 0, outputs[2], outputs[3]}, masked, 1e-15);
    assertArrayEquals(
        new double[] {byInputs[0], byInputs[1], 0, 0, byInputs[2], byInputs[3]},
        layer.backward(EPSILON),
        1e-15);
    assertArrayEquals(byWeights, layer.byWeights(), 1e-15);
  }

  @Test
  void readsArraysOfAnyOrderAndViews() {
    double[] outputs = layer.forward(INPUT);
    double[] byInputs = layer.backward(EPSILON);
    assertArrayEquals(outputs, layer.forward(INPUT.dup('f')));
    assertArrayEquals(byInputs, layer.backward(EPSILON.dup('f')));
    INDArray wide = Networks.array(new double[12], 3, DataType.DOUBLE);
    INDArray view = wide.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3));
    view.assign(INPUT);
    assertArrayEquals(outputs, layer.forward(view));
    INDArray twice = Nd4j.vstack(INPUT, INPUT);
    assertArrayEquals(outputs, layer.forward(twice.get(NDArrayIndex.interval(0, 3))));
    assertArrayEquals(outputs, layer.forward(twice.get(NDArrayIndex.interval(3, 6))));
  }

  @Test
  void leavesItsInputsAsTheyAre() {
    RunningLayer scaled =
        new RunningLayer(Networks.quantum(2, 2).inputScaling("tanh").build(), weight -> weight);
    INDArray input = INPUT.dup();
    INDArray epsilon = EPSILON.dup();
    scaled.forward(input);
    scaled.backward(epsilon);
    assertEquals(INPUT, input);
    assertEquals(EPSILON, epsilon);
  }

  @Test
  void goesBackwardTwiceAndWithoutAForwardPassBefore() {
    layer.forward(INPUT);
    double[] once = layer.backward(EPSILON);
    assertArrayEquals(once, layer.backward(EPSILON));
  }

  private static INDArray rows(double... values) {
    return Networks.array(values, 3, DataType.DOUBLE);
  }
}
