package io.qubridge.app.model;

/** Checks of whole numbers. */
final class Ranges {
  private Ranges() {}

  /**
   * Checks that a number is in its range, both ends included.
   *
   * @throws IllegalArgumentException with name, value and range if it is not
   */
  static void require(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be " + least + " to " + most);
    }
  }
}
