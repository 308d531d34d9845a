package io.qubridge.local.state;

/** Bits of basis states. */
final class Bits {
  private Bits() {}

  /** The bits of a value at the places of a mask, packed together. */
  static int compress(int value, int mask) {
    int result = 0;
    int bit = 1;
    for (int left = mask; left != 0; left &= left - 1) {
      if ((value & Integer.lowestOneBit(left)) != 0) {
        result |= bit;
      }
      bit <<= 1;
    }
    return result;
  }

  /** The lowest bits of a value spread over the places of a mask: undoes {@link #compress}. */
  static int expand(int value, int mask) {
    int result = 0;
    int bits = value;
    for (int left = mask; bits != 0; left &= left - 1) {
      result |= (bits & 1) == 0 ? 0 : Integer.lowestOneBit(left);
      bits >>>= 1;
    }
    return result;
  }
}
