package io.qubridge.app.layer;

/**
 * The seeds of a layer's requests.
 *
 * <p>They depend on the counts of iterations and epochs, which DL4J keeps in the model file: a run
 * that is taken up again draws what an uninterrupted run draws. Inference has one seed between two
 * training steps, and each sample its own row under it. Layers of one network differ by their
 * index.
 *
 * @param seed the layer's or the network's seed
 * @param layer the layer's index in the network
 */
record RequestSeeds(long seed, int layer) {
  private static final long TRAINING = 0x74726169L;
  private static final long INFERENCE = 0x696e6665L;

  long training(int iteration, int epoch) {
    return mix(mix(mix(base() + TRAINING) + iteration) + epoch);
  }

  /** Not by epochs: DL4J's early stopping sets their count without telling the layers. */
  long inference(int iteration) {
    return mix(mix(base() + INFERENCE) + iteration);
  }

  private long base() {
    return mix(mix(seed) + layer);
  }

  /** The output function of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
