package io.qubridge.app.model;

import java.util.SplittableRandom;

/**
 * A seed for each layer of a network that depends on the network's seed and the layer's name alone,
 * so that twins start with equal weights in all layers that both have.
 *
 * @param seed the network's
 */
record LayerSeeds(long seed) {
  long of(String layer) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + layer.hashCode())
        .nextLong();
  }
}
