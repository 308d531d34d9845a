package io.qubridge.app.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.nd4j.linalg.activations.Activation;

/** The activations that a network's description may name. */
public enum ActivationName {
  RELU(Activation.RELU),
  TANH(Activation.TANH),
  SIGMOID(Activation.SIGMOID),
  IDENTITY(Activation.IDENTITY);

  private final Activation activation;

  ActivationName(Activation activation) {
    this.activation = activation;
  }

  /** The name in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Activation activation() {
    return activation;
  }
}
