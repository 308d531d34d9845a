package io.qubridge.app.layer;

import java.util.List;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;

/** How the weights of a circuit start, in radians. */
public enum Initialisation {
  /** Uniform between 0 and 2 pi. */
  UNIFORM("uniform"),
  /**
   * Normal with mean 0 and standard deviation 0.1, so that the ansatz starts near its fixed gates.
   */
  SMALL_NORMAL("small-normal"),
  /**
   * The ansatz starts as the identity: every second layer is the mirror image of the one before it,
   * with weights of its own that start as those of its partner, which are uniform; weights outside
   * the layers start at 0. Mirroring changes the circuit, not only the weights.
   *
   * <p>Source: Grant et al., <a href="https://arxiv.org/abs/1903.05076">arXiv:1903.05076</a>, with
   * blocks of two layers.
   */
  IDENTITY_BLOCK("identity-block");

  private static final double TURN = 2 * Math.PI;
  private static final double SPREAD = 0.1;
  private static final Catalogue<Initialisation> ALL =
      new Catalogue<>("initialisation", Initialisation::label, List.of(values()));

  private final String label;

  Initialisation(String label) {
    this.label = label;
  }

  /** The name on the command line and in models, for example {@code small-normal}. */
  public String label() {
    return label;
  }

  /** The names that {@link #named} knows. */
  public static List<String> names() {
    return ALL.names();
  }

  /**
   * The initialisation of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the known ones
   */
  public static Initialisation named(String name) {
    return ALL.named(name);
  }

  /** Draws one weight. */
  public double draw(RandomGenerator random) {
    return this == SMALL_NORMAL ? SPREAD * random.nextGaussian() : random.nextDouble(0, TURN);
  }

  /** The same distribution from the network's seed. */
  IWeightInit toWeightInit() {
    return new WeightInitDistribution(
        this == SMALL_NORMAL
            ? new NormalDistribution(0, SPREAD)
            : new UniformDistribution(0, TURN));
  }
}
