package io.qubridge.qasm.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A type as it is written.
 *
 * @param at the offset in the text
 * @param kind its first word
 * @param size what stands in its brackets
 * @param element the type of the entries of an array or of the parts of a complex number
 * @param dimensions the sizes of an array
 */
public record Type(
    int at,
    Kind kind,
    Optional<Expression> size,
    Optional<Type> element,
    List<Expression> dimensions) {

  /** The first words of types. */
  public enum Kind {
    BIT("bit"),
    INT("int"),
    UINT("uint"),
    FLOAT("float"),
    ANGLE("angle"),
    BOOL("bool"),
    DURATION("duration"),
    STRETCH("stretch"),
    COMPLEX("complex"),
    ARRAY("array"),
    QUBIT("qubit");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in a program. */
    public String word() {
      return word;
    }
  }

  /** A type that is one word with an optional size. */
  static Type scalar(int at, Kind kind, Optional<Expression> size) {
    return new Type(at, kind, size, Optional.empty(), List.of());
  }
}
