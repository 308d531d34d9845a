package io.qubridge.app.model;

import io.qubridge.app.data.DecodedImages;
import io.qubridge.app.data.Progress;
import io.qubridge.app.data.Standardisation;
import io.qubridge.app.layer.GatheredInference;
import io.qubridge.app.layer.Prediction;
import io.qubridge.app.layer.QuantumExecution;
import io.qubridge.execution.Matrix;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that gives class probabilities. {@link #execution} says where and how its circuits run.
 * Not for several threads at once.
 */
public final class Classifier {
  private static final int BATCH = 32;

  private final NetworkSpec spec;
  private final MultiLayerNetwork network;
  private final InputBuffer buffer;

  /** Uses a network that was built from a spec. */
  public Classifier(NetworkSpec spec, MultiLayerNetwork network) {
    this.spec = spec;
    this.network = network;
    this.buffer = new InputBuffer(spec.imageSize());
  }

  /** The network's shape. */
  public NetworkSpec spec() {
    return spec;
  }

  /** The network itself, for DL4J. */
  public MultiLayerNetwork network() {
    return network;
  }

  /** Where and how the circuits run; without effect on a classical network. */
  public QuantumExecution execution() {
    return QuantumExecution.of(network);
  }

  /**
   * Class probabilities of some images.
   *
   * @param indices which images, in this order
   * @return {@code [indices x classes]}, each row adding up to 1
   * @throws ModelException if the images have another size than the network takes
   * @throws io.qubridge.spi.BackendException as the backend does
   */
  public Matrix probabilities(
      DecodedImages images, Standardisation standardisation, int[] indices, Progress progress) {
    return predict(images, standardisation, indices, false, progress).outputs();
  }

  /**
   * Class probabilities of some images with the standard errors that shots give them.
   *
   * @param indices which images, in this order
   * @return both {@code [indices x classes]}; errors are 0 where the circuits run exactly
   * @throws ModelException if the images have another size than the network takes
   * @throws io.qubridge.spi.BackendException as the backend does
   */
  public Prediction predictions(
      DecodedImages images, Standardisation standardisation, int[] indices, Progress progress) {
    return predict(images, standardisation, indices, true, progress);
  }

  /**
   * Class probabilities, with standard errors, of inputs as {@link
   * io.qubridge.app.data.Preprocessing#read} gives them.
   *
   * @param inputs one array for each image
   */
  public Prediction predictions(float[]... inputs) {
    return predict(
        inputs.length,
        (from, to) -> buffer.fill(Arrays.copyOfRange(inputs, from, to)),
        true,
        Progress.NONE);
  }

  /** Gives the network's input for images {@code from} to {@code to - 1}. */
  private interface Batches {
    INDArray input(int from, int to);
  }

  /**
   * The network with the features of some images computed, so that its circuits can run on them
   * again and again.
   *
   * @param indices which images, in this order
   * @throws ModelException if the images have another size than the network takes
   * @throws IllegalArgumentException if the network has no quantum layer
   */
  public GatheredInference gathered(
      DecodedImages images, Standardisation standardisation, int[] indices, Progress progress) {
    requireSize(images.transform().imageSize());
    GatheredInference gathered = new GatheredInference(network);
    for (int from = 0; from < indices.length; from += BATCH) {
      int to = Math.min(indices.length, from + BATCH);
      gathered.add(buffer.fill(images, standardisation, Arrays.copyOfRange(indices, from, to)));
      progress.update(to, indices.length);
    }
    return gathered;
  }

  /**
   * Class probabilities of the network's outputs.
   *
   * @param prediction as {@link GatheredInference#after} gives it
   * @return {@code [samples x classes]}, each row adding up to 1
   */
  public Matrix classProbabilities(Prediction prediction) {
    int samples = prediction.outputs().rows();
    Matrix probabilities = new Matrix(samples, spec.classes());
    store(prediction, 0, probabilities, new Matrix(samples, spec.classes()));
    return probabilities;
  }

  private Prediction predict(
      DecodedImages images,
      Standardisation standardisation,
      int[] indices,
      boolean withErrors,
      Progress progress) {
    requireSize(images.transform().imageSize());
    return predict(
        indices.length,
        (from, to) -> buffer.fill(images, standardisation, Arrays.copyOfRange(indices, from, to)),
        withErrors,
        progress);
  }

  private Prediction predict(int count, Batches batches, boolean withErrors, Progress progress) {
    Matrix outputs = new Matrix(count, spec.classes());
    Matrix errors = new Matrix(count, spec.classes());
    boolean gather = count > 0 && spec.quantum().isPresent() && execution().remote();
    GatheredInference gathered = gather ? new GatheredInference(network) : null;
    for (int from = 0; from < count; from += BATCH) {
      int to = Math.min(count, from + BATCH);
      INDArray input = batches.input(from, to);
      if (gather) {
        gathered.add(input);
      } else {
        store(run(input, withErrors), from, outputs, errors);
      }
      progress.update(to, count);
    }
    if (gather) {
      store(gathered.run(withErrors), 0, outputs, errors);
    }
    return new Prediction(outputs, errors);
  }

  private Prediction run(INDArray input, boolean withErrors) {
    if (withErrors && spec.quantum().isPresent()) {
      return Prediction.of(network, input);
    }
    INDArray output = network.output(input, false);
    double[] values = output.dup('c').data().asDouble();
    Matrix matrix = Matrix.wrap((int) output.size(0), (int) output.size(1), values);
    return new Prediction(matrix, new Matrix(matrix.rows(), matrix.columns()));
  }

  /** Copies a batch's results; a single output is the probability of class 1. */
  private void store(Prediction batch, int from, Matrix outputs, Matrix errors) {
    Matrix values = batch.outputs();
    Matrix deviations = batch.standardErrors();
    for (int row = 0; row < values.rows(); row++) {
      for (int k = 0; k < spec.classes(); k++) {
        int at = (from + row) * spec.classes() + k;
        int column = values.columns() == 1 ? 0 : k;
        boolean complement = values.columns() == 1 && k == 0;
        double value = values.get(row, column);
        outputs.array()[at] = complement ? 1 - value : value;
        errors.array()[at] = deviations.get(row, column);
      }
    }
  }

  private void requireSize(int imageSize) {
    if (imageSize != spec.imageSize()) {
      throw new ModelException(
          "the model takes images of "
              + spec.imageSize()
              + " pixels, not "
              + imageSize
              + "; leave --image-size out or train another model");
    }
  }
}
