package io.qubridge.app.layer;

import io.qubridge.circuit.Parameter;
import java.util.List;
import java.util.stream.IntStream;

/** Names of a circuit's parameters. */
final class Parameters {
  private Parameters() {}

  /** A prefix followed by 0, 1, ... */
  static List<Parameter> numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> new Parameter(prefix + i)).toList();
  }
}
