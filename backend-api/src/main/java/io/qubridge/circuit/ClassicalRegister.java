package io.qubridge.circuit;

import java.io.Serializable;
import java.util.Objects;

/**
 * A named run of classical bits.
 *
 * @param name an OpenQASM 3 identifier
 * @param size the number of bits, at least 1
 */
public record ClassicalRegister(String name, int size) implements Serializable {
  /**
   * Checks name and size.
   *
   * @throws IllegalArgumentException if the size is not positive
   */
  public ClassicalRegister {
    Objects.requireNonNull(name, "name");
    if (size < 1) {
      throw new IllegalArgumentException(
          "register '" + name + "' has " + size + " bits; it takes at least 1");
    }
  }
}
