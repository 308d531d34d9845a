package io.qubridge.local.noise;

/**
 * Real Pauli transfer matrices {@code R[i][j] = Tr(P_i E(P_j)) / 2^k} of maps on k qubits,
 * row-major {@code 4^k x 4^k}.
 */
final class PauliTransfer {
  private PauliTransfer() {}

  static double[] identity(int operands) {
    int size = 1 << 2 * operands;
    double[] m = new double[size * size];
    for (int i = 0; i < size; i++) {
      m[i * size + i] = 1;
    }
    return m;
  }

  /** The map of {@code first} followed by {@code second}. */
  static double[] compose(double[] second, double[] first, int operands) {
    int size = 1 << 2 * operands;
    double[] m = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        double factor = second[i * size + k];
        if (factor != 0) {
          for (int j = 0; j < size; j++) {
            m[i * size + j] += factor * first[k * size + j];
          }
        }
      }
    }
    return m;
  }

  /** A one-qubit map as a map on several operands of which it touches one. */
  static double[] embed(double[] single, int operand, int operands) {
    int size = 1 << 2 * operands;
    double[] m = new double[size * size];
    for (int i = 0; i < size; i++) {
      int rest = i & ~(3 << 2 * operand);
      for (int digit = 0; digit < 4; digit++) {
        m[i * size + (rest | digit << 2 * operand)] = single[4 * (i >> 2 * operand & 3) + digit];
      }
    }
    return m;
  }

  /**
   * The map {@code rho -> U rho U^dagger}.
   *
   * @param unitary row-major, entries as (real, imaginary) pairs, operand 0 the lowest index bit
   */
  static double[] ofUnitary(double[] unitary, int operands) {
    int size = 1 << 2 * operands;
    int dimension = 1 << operands;
    double[] m = new double[size * size];
    for (int j = 0; j < size; j++) {
      double[] image = conjugate(unitary, j, dimension);
      for (int i = 0; i < size; i++) {
        m[i * size + j] = trace(i, image, dimension) / dimension;
      }
    }
    return m;
  }

  /** U P U^dagger for the Pauli string of an index; a string has one entry in each row. */
  private static double[] conjugate(double[] u, int pauli, int dimension) {
    double[] image = new double[2 * dimension * dimension];
    int flips = flips(pauli);
    for (int row = 0; row < dimension; row++) {
      for (int column = 0; column < dimension; column++) {
        double re = 0;
        double im = 0;
        for (int k = 0; k < dimension; k++) {
          int left = 2 * (row * dimension + k);
          int right = 2 * (column * dimension + (k ^ flips));
          double productRe = u[left] * u[right] + u[left + 1] * u[right + 1];
          double productIm = u[left + 1] * u[right] - u[left] * u[right + 1];
          int power = quarterTurns(pauli, k);
          re += turnedReal(productRe, productIm, power);
          im += turnedReal(productIm, -productRe, power);
        }
        image[2 * (row * dimension + column)] = re;
        image[2 * (row * dimension + column) + 1] = im;
      }
    }
    return image;
  }

  /** The real part of Tr(P A). */
  private static double trace(int pauli, double[] a, int dimension) {
    int flips = flips(pauli);
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      int entry = 2 * ((k ^ flips) * dimension + k);
      sum += turnedReal(a[entry], a[entry + 1], quarterTurns(pauli, k));
    }
    return sum;
  }

  /** The bits that a Pauli string flips: P has its entry of row k in column k ^ flips. */
  private static int flips(int pauli) {
    int flips = 0;
    for (int bit = 0; pauli >> 2 * bit != 0; bit++) {
      int digit = pauli >> 2 * bit & 3;
      flips |= digit == 1 || digit == 2 ? 1 << bit : 0;
    }
    return flips;
  }

  /** The entry of row k of a Pauli string is i to this power. */
  private static int quarterTurns(int pauli, int k) {
    int power = 0;
    for (int bit = 0; pauli >> 2 * bit != 0; bit++) {
      int digit = pauli >> 2 * bit & 3;
      int value = k >> bit & 1;
      power += digit == 2 ? (value == 0 ? 3 : 1) : digit == 3 && value == 1 ? 2 : 0;
    }
    return power & 3;
  }

  /** The real part of (re + i im) i^power. */
  private static double turnedReal(double re, double im, int power) {
    return switch (power) {
      case 0 -> re;
      case 1 -> -im;
      case 2 -> -re;
      default -> im;
    };
  }
}
