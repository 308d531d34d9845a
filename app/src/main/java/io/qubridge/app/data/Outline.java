package io.qubridge.app.data;

import java.util.Random;

/** A closed line around a point: an ellipse with random bumps and dents. */
final class Outline {
  /** Bumps along the way around, about. */
  private static final double BUMPS = 1.1;

  private final double x;
  private final double y;
  private final double radius;
  private final double roughness;
  private final double cos;
  private final double sin;
  private final double stretch;
  private final GradientNoise noise;

  /**
   * An outline.
   *
   * @param radius of a circle of the same area, before bumps
   * @param elongation long over short axis
   * @param turn angle of the long axis in radians
   * @param roughness height of the bumps over the radius
   */
  Outline(
      double x,
      double y,
      double radius,
      double elongation,
      double turn,
      double roughness,
      Random random) {
    this.x = x;
    this.y = y;
    this.radius = radius;
    this.roughness = roughness;
    cos = StrictMath.cos(turn);
    sin = StrictMath.sin(turn);
    stretch = Math.sqrt(elongation);
    noise = new GradientNoise(random.nextLong());
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  double radius() {
    return radius;
  }

  /** How deep inside a point lies; below zero outside. Near the line about its distance. */
  double depth(double px, double py) {
    double u = (cos * (px - x) + sin * (py - y)) / (radius * stretch);
    double v = (cos * (py - y) - sin * (px - x)) * stretch / radius;
    double distance = Math.sqrt(u * u + v * v);
    if (distance > 1.6 || distance < 0.4) {
      return radius * (1 - distance);
    }
    double bump = noise.twoOctaves(BUMPS * u / distance, BUMPS * v / distance);
    return radius * (1 + 2 * roughness * bump - distance);
  }
}
