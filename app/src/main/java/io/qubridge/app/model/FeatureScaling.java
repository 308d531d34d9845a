package io.qubridge.app.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.qubridge.app.layer.InputScaling;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nd4j.linalg.activations.IActivation;

/** What happens to the features between the dense layer and the circuit. */
public enum FeatureScaling {
  /** Features are angles in radians as they are. */
  NONE("none", false, InputScaling.NONE),
  /** Angles are (pi/2) tanh(feature), between -pi/2 and pi/2. */
  TANH("tanh", false, InputScaling.TANH),
  /** Angles are arctan(feature), between -pi/2 and pi/2. */
  ARCTAN("arctan", false, InputScaling.ARCTAN),
  /** Each feature is normalised over the batch. */
  BATCH_NORM("batch-norm", true, InputScaling.NONE),
  /** Each feature is normalised over the batch, then as {@link #TANH}. */
  BATCH_NORM_TANH("batch-norm+tanh", true, InputScaling.TANH),
  /** Each feature is normalised over the batch, then as {@link #ARCTAN}. */
  BATCH_NORM_ARCTAN("batch-norm+arctan", true, InputScaling.ARCTAN);

  private final String label;
  private final boolean batchNorm;
  private final InputScaling angles;

  FeatureScaling(String label, boolean batchNorm, InputScaling angles) {
    this.label = label;
    this.batchNorm = batchNorm;
    this.angles = angles;
  }

  /** The name on the command line and in files. */
  @JsonValue
  public String label() {
    return label;
  }

  /** Whether features are normalised over the batch. */
  boolean batchNorm() {
    return batchNorm;
  }

  /** What makes bounded angles of features; empty where features are angles already. */
  Optional<IActivation> activation() {
    return switch (angles) {
      case NONE -> Optional.empty();
      case TANH -> Optional.of(new AngleTanh());
      case ARCTAN -> Optional.of(new AngleArctan());
    };
  }

  /**
   * The scaling of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  @JsonCreator
  public static FeatureScaling of(String label) {
    for (FeatureScaling scaling : values()) {
      if (scaling.label.equals(label)) {
        return scaling;
      }
    }
    String known =
        Arrays.stream(values()).map(FeatureScaling::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("unknown feature scaling '" + label + "'; known: " + known);
  }

  @Override
  public String toString() {
    return label;
  }
}
