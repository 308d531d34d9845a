package io.qubridge.app.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What happens to the features between the dense layer and the circuit. */
public enum FeatureScaling {
  /** Features are angles in radians as they are. */
  NONE("none", false, false),
  /** Angles are (pi/2) tanh(feature), between -pi/2 and pi/2. */
  TANH("tanh", false, true),
  /** Each feature is normalised over the batch. */
  BATCH_NORM("batch-norm", true, false),
  /** Each feature is normalised over the batch, then as {@link #TANH}. */
  BATCH_NORM_TANH("batch-norm+tanh", true, true);

  private final String label;
  private final boolean batchNorm;
  private final boolean tanh;

  FeatureScaling(String label, boolean batchNorm, boolean tanh) {
    this.label = label;
    this.batchNorm = batchNorm;
    this.tanh = tanh;
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

  /** Whether features are squeezed by a hyperbolic tangent. */
  boolean tanh() {
    return tanh;
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
