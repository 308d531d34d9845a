package io.qubridge.app.layer;

import java.util.List;

/** What happens to the inputs of a quantum layer before its embedding gets them. */
public enum InputScaling {
  /** Nothing: inputs are radians as they come. */
  NONE("none") {
    @Override
    void scale(double[] inputs) {}

    @Override
    void pullBack(double[] scaled, double[] gradient) {}
  },
  /**
   * {@code pi/2 tanh(x)}, which keeps every angle within a quarter turn of 0, as in Mari et al., <a
   * href="https://arxiv.org/abs/1912.08278">arXiv:1912.08278</a>.
   */
  TANH("tanh") {
    @Override
    void scale(double[] inputs) {
      for (int k = 0; k < inputs.length; k++) {
        inputs[k] = QUARTER_TURN * Math.tanh(inputs[k]);
      }
    }

    @Override
    void pullBack(double[] scaled, double[] gradient) {
      for (int k = 0; k < scaled.length; k++) {
        double tanh = scaled[k] / QUARTER_TURN;
        gradient[k] *= QUARTER_TURN * (1 - tanh * tanh);
      }
    }
  },
  /** {@code arctan(x)}, which keeps every angle within a quarter turn of 0 and saturates later. */
  ARCTAN("arctan") {
    @Override
    void scale(double[] inputs) {
      for (int k = 0; k < inputs.length; k++) {
        inputs[k] = Math.atan(inputs[k]);
      }
    }

    @Override
    void pullBack(double[] scaled, double[] gradient) {
      for (int k = 0; k < scaled.length; k++) {
        double cosine = Math.cos(scaled[k]);
        gradient[k] *= cosine * cosine;
      }
    }
  };

  private static final double QUARTER_TURN = Math.PI / 2;
  private static final Catalogue<InputScaling> ALL =
      new Catalogue<>("input scaling", scaling -> scaling.label, List.of(values()));

  private final String label;

  InputScaling(String label) {
    this.label = label;
  }

  /** The name on the command line and in models, for example {@code tanh}. */
  public String label() {
    return label;
  }

  /** The names that {@link #named} knows. */
  public static List<String> names() {
    return ALL.names();
  }

  /**
   * The scaling of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the known ones
   */
  public static InputScaling named(String name) {
    return ALL.named(name);
  }

  /** Replaces inputs by scaled inputs. */
  abstract void scale(double[] inputs);

  /** Replaces a loss's derivative by scaled inputs with its derivative by the inputs. */
  abstract void pullBack(double[] scaled, double[] gradient);
}
