package io.qubridge.app.layer;

import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
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
 * One training step of the layer by itself, as DL4J calls it: forward, then backward with the
 * derivatives by weights and inputs; a batch of 32, single precision arrays, local backend.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class QuantumLayerBenchmark {
  private static final int BATCH = 32;

  /** Qubits x layers, and how values are had; the embedding, where it is not the angles'. */
  @Param({
    "2x6 exact",
    "4x6 exact",
    "8x6 exact",
    "8x6 exact amplitude",
    "10x4 exact",
    "4x6 1024 shots"
  })
  public String layer;

  private final LayerWorkspaceMgr manager = LayerWorkspaceMgr.noWorkspaces();
  private Layer running;
  private INDArray input;
  private INDArray epsilon;

  @Setup
  public void instantiate() {
    String[] words = layer.split("[x ]");
    int qubits = Integer.parseInt(words[0]);
    QuantumLayer.Builder builder =
        new QuantumLayer.Builder().qubits(qubits).layers(Integer.parseInt(words[1]));
    if (layer.endsWith("shots")) {
      builder.shots(Long.parseLong(words[2])).gradientMethod("parameter-shift");
    }
    if (layer.endsWith("amplitude")) {
      builder.embedding("amplitude");
    }
    QuantumLayer layer = builder.build();
    NeuralNetConfiguration conf = new NeuralNetConfiguration.Builder().layer(layer).build();
    int weights = layer.getCircuit().weights();
    running =
        layer.instantiate(conf, null, 0, Nd4j.rand(DataType.FLOAT, weights), true, DataType.FLOAT);
    running.setBackpropGradientsViewArray(Nd4j.zeros(DataType.FLOAT, weights));
    input = Nd4j.rand(DataType.FLOAT, BATCH, layer.getCircuit().inputs());
    epsilon = Nd4j.rand(DataType.FLOAT, BATCH, qubits);
  }

  @Benchmark
  public INDArray step() {
    running.activate(input, true, manager);
    return running.backpropGradient(epsilon, manager).getSecond();
  }
}
