package io.qubridge.transpile;

/** Spreads numbers over 64 bits, so that sums of them tell sets apart. */
final class SplitMix64 {
  private SplitMix64() {}

  /**
   * One step of the generator (Steele, Lea and Flood, <a
   * href="https://doi.org/10.1145/2714064.2660195">OOPSLA 2014</a>).
   */
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
