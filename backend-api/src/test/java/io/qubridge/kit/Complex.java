package io.qubridge.kit;

/**
 * A complex number.
 *
 * @param re the real part
 * @param im the imaginary part
 */
record Complex(double re, double im) {
  static final Complex ZERO = new Complex(0, 0);

  Complex plus(Complex other) {
    return new Complex(re + other.re, im + other.im);
  }

  Complex times(Complex other) {
    return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
  }

  Complex conjugate() {
    return new Complex(re, -im);
  }

  /** The square of the absolute value. */
  double squared() {
    return re * re + im * im;
  }
}
