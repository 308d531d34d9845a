package io.qubridge.local.sampling;

/**
 * Where the randomness of each row comes from: the request's seed, the PUB's index and the row's
 * index in the request that the user made, and the group of observables; nothing else. So a request
 * gives the same numbers however it is split, and on any number of threads. Immutable.
 *
 * <p>The four numbers are absorbed one after the other by the finalizer of SplitMix64 (Steele, Lea
 * and Flood, <a href="https://doi.org/10.1145/2714064.2660195">OOPSLA 2014</a>), a bijection whose
 * output changes in half of its bits when any bit of the input does.
 */
public final class RowSeeds {
  /** The odd number nearest to 2^64 divided by the golden ratio. */
  static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long pubSeed;
  private final long firstRow;

  /**
   * The seeds of a PUB.
   *
   * @param requestSeed the request's seed
   * @param pub the PUB's index in the user's request
   * @param firstRow the index in the user's request of the PUB's row 0
   */
  public RowSeeds(long requestSeed, int pub, long firstRow) {
    pubSeed = absorb(absorb(0, requestSeed), pub);
    this.firstRow = firstRow;
  }

  /**
   * The seed of the shots of one row.
   *
   * @param row the index within the PUB
   * @param group the index of the group of observables; 0 for a sampler PUB
   */
  public long seed(int row, int group) {
    return absorb(absorb(pubSeed, firstRow + row), group);
  }

  private static long absorb(long state, long value) {
    return mix(mix(state + GOLDEN) ^ value);
  }

  static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
