package io.qubridge.app.data;

/**
 * Smooth two-dimensional noise: a random slope at each point of a unit grid, blended between them
 * (Perlin, "Improving Noise", SIGGRAPH 2002). Only additions and multiplications, so the values are
 * the same on every machine.
 */
final class GradientNoise {
  private static final double DIAGONAL = Math.sqrt(0.5);

  private final long seed;

  GradientNoise(long seed) {
    this.seed = seed;
  }

  /** The noise at a point: mean zero, mostly within -0.7 to 0.7. */
  double at(double x, double y) {
    double left = Math.floor(x);
    double top = Math.floor(y);
    double dx = x - left;
    double dy = y - top;
    long i = (long) left;
    long j = (long) top;
    double u = blend(dx);
    double above = mix(slope(i, j, dx, dy), slope(i + 1, j, dx - 1, dy), u);
    double below = mix(slope(i, j + 1, dx, dy - 1), slope(i + 1, j + 1, dx - 1, dy - 1), u);
    return mix(above, below, blend(dy));
  }

  /** Noise with finer noise of half the height on top. */
  double twoOctaves(double x, double y) {
    return at(x, y) + 0.5 * at(2.03 * x + 17.1, 2.03 * y - 9.7);
  }

  private double slope(long i, long j, double dx, double dy) {
    long direction = Mixing.mix(seed ^ Mixing.mix(i * 0x9e3779b97f4a7c15L + j)) >>> 61;
    return switch ((int) direction) {
      case 0 -> dx;
      case 1 -> -dx;
      case 2 -> dy;
      case 3 -> -dy;
      case 4 -> DIAGONAL * (dx + dy);
      case 5 -> DIAGONAL * (dx - dy);
      case 6 -> DIAGONAL * (dy - dx);
      default -> -DIAGONAL * (dx + dy);
    };
  }

  private static double blend(double t) {
    return t * t * t * (t * (6 * t - 15) + 10);
  }

  private static double mix(double from, double to, double share) {
    return from + share * (to - from);
  }
}
