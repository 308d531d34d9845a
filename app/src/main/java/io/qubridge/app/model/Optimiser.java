package io.qubridge.app.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** How gradients become steps. */
public enum Optimiser {
  /** Adam with decay rates 0.9 and 0.999 (Kingma, Ba, arXiv:1412.6980). */
  ADAM,
  /** Plain gradient descent. */
  SGD,
  /** Gradient descent with Nesterov's momentum of 0.9. */
  MOMENTUM,
  /** RMSprop with decay rate 0.95. */
  RMSPROP;

  private static final double ADAM_EPSILON = 1e-7;
  private static final double MOMENTUM_RATE = 0.9;

  /** The name on the command line and in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The optimiser of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  @JsonCreator
  public static Optimiser of(String label) {
    for (Optimiser optimiser : values()) {
      if (optimiser.label().equals(label)) {
        return optimiser;
      }
    }
    String known = Arrays.stream(values()).map(Optimiser::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("unknown optimiser '" + label + "'; known: " + known);
  }

  /** How many numbers it remembers for each weight. */
  public int moments() {
    return switch (this) {
      case ADAM -> 2;
      case SGD -> 0;
      case MOMENTUM, RMSPROP -> 1;
    };
  }

  IUpdater updater(double learningRate) {
    return switch (this) {
      case ADAM -> Adam.builder().learningRate(learningRate).epsilon(ADAM_EPSILON).build();
      case SGD -> new Sgd(learningRate);
      case MOMENTUM -> new Nesterovs(learningRate, MOMENTUM_RATE);
      case RMSPROP -> new RmsProp(learningRate);
    };
  }
}
