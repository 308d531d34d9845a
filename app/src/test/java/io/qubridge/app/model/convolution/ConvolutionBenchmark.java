package io.qubridge.app.model.convolution;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Training steps of a batch of 32 with DL4J's layers and with those of this package; the score is
 * images per second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx7g")
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 5, time = 4)
public class ConvolutionBenchmark {
  private static final int BATCH = 32;
  private static final int FILTERS = 30;

  /** Side of the images in pixels, and the number of convolution blocks. */
  @Param({"64x1", "128x1", "224x1", "224x3"})
  public String network;

  @Param({"dl4j", "qubridge"})
  public String layers;

  private MultiLayerNetwork model;
  private INDArray images;
  private INDArray labels;

  @Setup
  public void prepare() {
    Nd4j.factory().blas().setMaxThreads(1);
    int size = Integer.parseInt(network.substring(0, network.indexOf('x')));
    int blocks = Integer.parseInt(network.substring(network.indexOf('x') + 1));
    ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .dataType(DataType.FLOAT)
            .updater(new Adam(1e-3))
            .list();
    for (int block = 0; block < blocks; block++) {
      if (layers.equals("dl4j")) {
        addDl4jBlock(list);
      } else {
        addBlock(list, block);
      }
    }
    list.layer(new DenseLayer.Builder().nOut(2).activation(Activation.IDENTITY).build());
    list.layer(
        new OutputLayer.Builder(new LossBinaryXENT())
            .nOut(1)
            .activation(Activation.SIGMOID)
            .build());
    model =
        new MultiLayerNetwork(list.setInputType(InputType.convolutional(size, size, 3)).build());
    model.init();
    images = random(BATCH, 3, size, size);
    labels = Nd4j.create(DataType.FLOAT, BATCH, 1);
    labels.putScalar(0, 1);
  }

  /** One step: forward, backward, update. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public double train() {
    model.fit(images, labels);
    return model.score();
  }

  private static void addDl4jBlock(ListBuilder list) {
    list.layer(
        new ConvolutionLayer.Builder(5, 5)
            .padding(2, 2)
            .nOut(FILTERS)
            .activation(Activation.RELU)
            .build());
    list.layer(new DropoutLayer(0.75));
    list.layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build());
  }

  private static void addBlock(ListBuilder list, int block) {
    list.layer(
        new BlasConvolutionLayer.Builder(5, 5)
            .inputGradient(block > 0)
            .padding(2, 2)
            .nOut(FILTERS)
            .activation(Activation.IDENTITY)
            .build());
    list.layer(new ReluDropoutPoolingLayer(0.25, block));
  }

  private static INDArray random(int... shape) {
    Random random = new Random(1);
    INDArray array = Nd4j.create(DataType.FLOAT, shape[0], shape[1], shape[2], shape[3]);
    float[] values = new float[(int) array.length()];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return array.assign(Nd4j.createFromArray(values).reshape(array.shape()));
  }
}
