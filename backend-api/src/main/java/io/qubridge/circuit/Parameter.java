package io.qubridge.circuit;

import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A named real unknown of a circuit, in radians where it stands alone in an angle.
 *
 * <p>Two parameters of the same name are the same parameter.
 *
 * @param name an OpenQASM 3 identifier: a letter or underscore, then letters, digits, underscores
 */
public record Parameter(String name) implements Serializable, Comparable<Parameter> {
  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}0-9_]*");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is not an identifier
   */
  public Parameter {
    Objects.requireNonNull(name, "name");
    if (!IDENTIFIER.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "parameter name '" + name + "' is not an identifier (letter or _, then letters, digits)");
    }
  }

  @Override
  public int compareTo(Parameter other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
