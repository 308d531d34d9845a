package io.qubridge.app.model;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Binary cross-entropy in which each sample counts by its class.
 *
 * <p>Labels are one column of 0 and 1. Probabilities are clipped to [1e-7, 1 - 1e-7], as Keras
 * does. A label mask would not do: DL4J applies it to the values before the sigmoid as well.
 */
public final class ClassWeightedXent extends LossBinaryXENT {
  private static final long serialVersionUID = 1;
  private static final double CLIP = 1e-7;

  private final double negativeWeight;
  private final double positiveWeight;

  /**
   * A loss.
   *
   * @param negativeWeight of a sample of class 0
   * @param positiveWeight of a sample of class 1
   */
  public ClassWeightedXent(
      @JsonProperty("negativeWeight") double negativeWeight,
      @JsonProperty("positiveWeight") double positiveWeight) {
    super(CLIP);
    this.negativeWeight = negativeWeight;
    this.positiveWeight = positiveWeight;
  }

  /** The weight of a sample of class 0. */
  public double getNegativeWeight() {
    return negativeWeight;
  }

  /** The weight of a sample of class 1. */
  public double getPositiveWeight() {
    return positiveWeight;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation function, INDArray mask, boolean average) {
    INDArray scores = computeScoreArray(labels, preOutput, function, mask);
    double sum = scores.sumNumber().doubleValue();
    return average ? sum / scores.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation function, INDArray mask) {
    INDArray scores = super.computeScoreArray(labels, preOutput, function, mask);
    return scores.muli(weights(labels, scores));
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation function, INDArray mask) {
    INDArray gradient = super.computeGradient(labels, preOutput, function, mask);
    return gradient.muli(weights(labels, gradient));
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation function, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, function, mask, average),
        computeGradient(labels, preOutput, function, mask));
  }

  private INDArray weights(INDArray labels, INDArray like) {
    return labels.castTo(like.dataType()).mul(positiveWeight - negativeWeight).addi(negativeWeight);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassWeightedXent that
        && negativeWeight == that.negativeWeight
        && positiveWeight == that.positiveWeight;
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(negativeWeight) + Double.hashCode(positiveWeight);
  }

  @Override
  public String toString() {
    return "ClassWeightedXent(" + negativeWeight + ", " + positiveWeight + ")";
  }
}
