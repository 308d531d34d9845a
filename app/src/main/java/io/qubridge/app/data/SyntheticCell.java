package io.qubridge.app.data;

/** A drawn cell. */
public record SyntheticCell(int size, long seed) implements ImageSource {
  @Override
  public Pixels pixels() {
    throw new UnsupportedOperationException();
  }
}
