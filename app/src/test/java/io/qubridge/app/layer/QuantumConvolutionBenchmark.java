package io.qubridge.app.layer;

import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Quanvolution with windows of 2 x 2 over a batch of 32 grey images, four qubits each: 8,192
 * circuits for images of 32 pixels, 32,768 for those of 64.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class QuantumConvolutionBenchmark {
  private static final int BATCH = 32;
  private static final int LAYERS = 6;

  /** Side of the images in pixels. */
  @Param({"32", "64"})
  public int size;

  private final LayerWorkspaceMgr manager = LayerWorkspaceMgr.noWorkspaces();
  private Layer running;
  private INDArray images;
  private INDArray epsilon;

  @Setup
  public void instantiate() {
    QuantumConvolutionLayer.Builder builder = new QuantumConvolutionLayer.Builder();
    builder.qubits(4).layers(LAYERS);
    QuantumConvolutionLayer layer = builder.build();
    layer.setNIn(InputType.convolutional(size, size, 1), true);
    NeuralNetConfiguration conf = new NeuralNetConfiguration.Builder().layer(layer).build();
    int weights = layer.getCircuit().weights();
    running =
        layer.instantiate(conf, null, 0, Nd4j.rand(DataType.FLOAT, weights), true, DataType.FLOAT);
    running.setBackpropGradientsViewArray(Nd4j.zeros(DataType.FLOAT, weights));
    images = Nd4j.rand(DataType.FLOAT, BATCH, 1, size, size);
    epsilon = Nd4j.rand(DataType.FLOAT, BATCH, 4, size / 2, size / 2);
  }

  @Benchmark
  public INDArray forward() {
    return running.activate(images, false, manager);
  }

  @Benchmark
  public INDArray forwardAndBackward() {
    running.activate(images, true, manager);
    return running.backpropGradient(epsilon, manager).getSecond();
  }
}
