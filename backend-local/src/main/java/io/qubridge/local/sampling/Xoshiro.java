package io.qubridge.local.sampling;

/**
 * The generator xoshiro256++ (Blackman and Vigna, <a
 * href="https://arxiv.org/abs/1805.01407">arXiv:1805.01407</a>), reseeded in place so that a new
 * row costs no allocation. Not thread-safe.
 */
public final class Xoshiro {
  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /** Starts the sequence of a seed, the state filled by SplitMix64. */
  public void seed(long seed) {
    s0 = RowSeeds.mix(seed + RowSeeds.GOLDEN);
    s1 = RowSeeds.mix(seed + 2 * RowSeeds.GOLDEN);
    s2 = RowSeeds.mix(seed + 3 * RowSeeds.GOLDEN);
    s3 = RowSeeds.mix(seed + 4 * RowSeeds.GOLDEN);
  }

  /** 64 random bits. */
  long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long shifted = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }
}
