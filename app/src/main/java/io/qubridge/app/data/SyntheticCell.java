package io.qubridge.app.data;

/**
 * A cell that is drawn when its pixels are asked for, always the same.
 *
 * @param size side of the image in pixels
 * @param seed of everything that its morphology leaves open
 * @param morphology shape and texture
 * @param stain of its subject's smear
 */
record SyntheticCell(int size, long seed, CellMorphology morphology, Stain stain)
    implements ImageSource {
  @Override
  public Pixels pixels() {
    return new CellPainter(this).paint();
  }

  @Override
  public String toString() {
    return "synthetic cell";
  }
}
