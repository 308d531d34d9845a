package io.qubridge.app.model;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gives batch normalisation the mean and variance of the features as they are outside training.
 *
 * <p>The running averages that training keeps are of features with dropout. Where max-pooling
 * follows dropout, as here, those are larger than features without it, so that a network that has
 * learnt its training images may give all others to one class. The remedy is to take the averages
 * anew, without dropout, before the network is used. X. Li et al., <a
 * href="https://arxiv.org/abs/1801.05134">arXiv:1801.05134</a>, on the shift; Y. Wu, J. Johnson, <a
 * href="https://arxiv.org/abs/2105.07576">arXiv:2105.07576</a>, on the remedy.
 */
public final class BatchNormCalibration {
  /** Far below what batch normalisation adds to a variance; keeps the logarithm finite. */
  private static final double LEAST_VARIANCE = 1e-12;

  private static final String WORKSPACE = "CALIBRATION";
  private static final WorkspaceConfiguration CYCLIC =
      WorkspaceConfiguration.builder()
          .initialSize(0)
          .overallocationLimit(0.1)
          .policyAllocation(AllocationPolicy.OVERALLOCATE)
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .policyReset(ResetPolicy.BLOCK_LEFT)
          .policySpill(SpillPolicy.REALLOCATE)
          .build();

  private final MultiLayerNetwork network;
  private final int layer;
  private double[] sums;
  private double[] squares;
  private long values;

  private BatchNormCalibration(MultiLayerNetwork network, int layer) {
    this.network = network;
    this.layer = layer;
  }

  /**
   * Sets the averages of the network's batch normalisation, layer by layer; does nothing where it
   * has none.
   *
   * @param batches inputs, training images as a rule; each is used up before the next is asked for
   */
  public static void run(MultiLayerNetwork network, Iterable<INDArray> batches) {
    for (Layer candidate : network.getLayers()) {
      if (candidate.conf().getLayer() instanceof BatchNormalization) {
        BatchNormCalibration calibration = new BatchNormCalibration(network, candidate.getIndex());
        batches.forEach(calibration::add);
        calibration.store();
      }
    }
  }

  private void add(INDArray input) {
    LayerWorkspaceMgr workspaces =
        LayerWorkspaceMgr.builder()
            .with(ArrayType.INPUT, WORKSPACE, CYCLIC)
            .with(ArrayType.ACTIVATIONS, WORKSPACE, CYCLIC)
            .with(ArrayType.FF_WORKING_MEM, WORKSPACE, CYCLIC)
            .build();
    MemoryWorkspace scope = workspaces.notifyScopeEntered(ArrayType.ACTIVATIONS);
    try {
      INDArray result = input;
      for (int k = 0; k < layer; k++) {
        InputPreProcessor step = network.getLayerWiseConfigurations().getInputPreProcess(k);
        if (step != null) {
          result = step.preProcess(result, (int) input.size(0), workspaces);
        }
        result = network.getLayer(k).activate(result, false, workspaces);
      }
      int channels = (int) result.size(1);
      int positions = (int) (result.length() / (result.size(0) * channels));
      add(result.dup('c').data().asDouble(), channels, positions);
    } finally {
      scope.close();
    }
    network.clearLayersStates();
  }

  private void add(double[] features, int channels, int positions) {
    if (sums == null) {
      sums = new double[channels];
      squares = new double[channels];
    }
    for (int k = 0; k < features.length; k++) {
      int channel = k / positions % channels;
      sums[channel] += features[k];
      squares[channel] += features[k] * features[k];
    }
    values += features.length / channels;
  }

  private void store() {
    float[] means = new float[sums.length];
    float[] logDeviations = new float[sums.length];
    for (int k = 0; k < sums.length; k++) {
      double mean = sums[k] / values;
      means[k] = (float) mean;
      double variance = Math.max(LEAST_VARIANCE, squares[k] / values - mean * mean);
      logDeviations[k] = (float) (Math.log10(variance) / 2);
    }
    assign(BatchNormalizationParamInitializer.GLOBAL_MEAN, means);
    assign(BatchNormalizationParamInitializer.GLOBAL_LOG_STD, logDeviations);
  }

  private void assign(String key, float[] values) {
    INDArray view = network.getLayer(layer).getParam(key);
    view.assign(Nd4j.createFromArray(values).reshape(view.shape()));
  }
}
