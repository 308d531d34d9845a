package io.qubridge.app.data;

import java.util.Random;

/**
 * Draws one cell on black, pixel by pixel, as light that dyes have absorbed.
 *
 * <p>Own arithmetic instead of Java2D: every operation is exactly specified (IEEE 754 and {@link
 * StrictMath}), so a seed gives the same bytes on every Java runtime.
 */
final class CellPainter {
  /** Side of the field of view, in micrometres. */
  private static final double FIELD = 20;

  /** Half the width of an edge that the microscope blurs, in micrometres. */
  private static final double BLUR = 0.35;

  private static final double NOISE_LEVELS = 2.5;

  private final SyntheticCell cell;
  private final CellMorphology shape;
  private final Random random;
  private final double step;
  private final double edge;
  private final Outline membrane;
  private final Outline nucleus;
  private final double[] nucleoli;
  private final GradientNoise chromatin;
  private final GradientNoise cytoplasm;

  CellPainter(SyntheticCell cell) {
    this.cell = cell;
    shape = cell.morphology();
    random = new Random(cell.seed());
    step = FIELD / cell.size();
    edge = Math.max(BLUR, 0.6 * step);
    double radius = shape.diameter() / 2;
    double x = 0.8 * (random.nextDouble() - 0.5);
    double y = 0.8 * (random.nextDouble() - 0.5);
    double turn = 2 * Math.PI * random.nextDouble();
    membrane = new Outline(x, y, radius, shape.elongation(), turn, shape.irregularity(), random);
    double inner = radius * Math.sqrt(shape.nuclearShare());
    double offset = 0.8 * (radius - inner);
    double towards = 2 * Math.PI * random.nextDouble();
    nucleus =
        new Outline(
            x + offset * StrictMath.cos(towards),
            y + offset * StrictMath.sin(towards),
            inner,
            1 + 0.7 * (shape.elongation() - 1),
            turn,
            shape.indentation(),
            random);
    nucleoli = nucleoli();
    chromatin = new GradientNoise(random.nextLong());
    cytoplasm = new GradientNoise(random.nextLong());
  }

  /** Places nucleoli: x, y and radius of each. */
  private double[] nucleoli() {
    double[] places = new double[3 * shape.nucleoli()];
    for (int i = 0; i < places.length; i += 3) {
      double angle = 2 * Math.PI * random.nextDouble();
      double distance = 0.65 * nucleus.radius() * Math.sqrt(random.nextDouble());
      places[i] = nucleus.x() + distance * StrictMath.cos(angle);
      places[i + 1] = nucleus.y() + distance * StrictMath.sin(angle);
      places[i + 2] = 0.6 + 0.45 * random.nextDouble();
    }
    return places;
  }

  Pixels paint() {
    int size = cell.size();
    byte[] rgb = new byte[3 * size * size];
    for (int row = 0, to = 0; row < size; row++) {
      double y = (row + 0.5) * step - FIELD / 2;
      for (int column = 0; column < size; column++, to += 3) {
        double x = (column + 0.5) * step - FIELD / 2;
        double inside = soft(membrane.depth(x, y));
        if (inside > 0) {
          paint(x, y, inside, rgb, to);
        }
      }
    }
    return new Pixels(size, size, rgb);
  }

  private void paint(double x, double y, double inside, byte[] rgb, int to) {
    double depth = nucleus.depth(x, y);
    double share = soft(depth);
    double nuclearDye = share == 0 ? 0 : share * nuclearDye(x, y, depth);
    double cytoplasmicDye =
        shape.basophilia() * (1 - 0.6 * share) * (1 + 0.25 * cytoplasm.twoOctaves(x, y));
    for (int c = 0; c < 3; c++) {
      double density =
          nuclearDye * cell.stain().nucleus()[c] + cytoplasmicDye * cell.stain().cytoplasm()[c];
      double noise = NOISE_LEVELS * (random.nextDouble() + random.nextDouble() - 1);
      double level = inside * (255 * StrictMath.exp(-density) + noise);
      rgb[to + c] = (byte) Math.max(0, Math.min(255, (int) (level + 0.5)));
    }
  }

  private double nuclearDye(double x, double y, double depth) {
    double texture = chromatin.twoOctaves(x / shape.grain(), y / shape.grain());
    double rim = 0.3 * Math.max(0, 1 - Math.max(0, depth) / 0.8);
    double dye = shape.density() * (1 + shape.clumping() * (texture + rim));
    for (int i = 0; i < nucleoli.length; i += 3) {
      double dx = x - nucleoli[i];
      double dy = y - nucleoli[i + 1];
      double distance = Math.sqrt(dx * dx + dy * dy);
      double wall = Math.max(0, 1 - Math.abs(distance - nucleoli[i + 2] - 0.2) / 0.35);
      dye *= 1 - shape.nucleolusContrast() * soft(nucleoli[i + 2] - distance) + 0.06 * wall;
    }
    return Math.max(0.05, dye);
  }

  /** From 0 outside to 1 inside of an edge, over the width that the microscope blurs. */
  private double soft(double depth) {
    double t = Math.max(0, Math.min(1, 0.5 + 0.5 * depth / edge));
    return t * t * (3 - 2 * t);
  }
}
