package io.qubridge.app.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Things of one kind by the name that users and model files give them. */
final class Catalogue<T> {
  private final String kind;
  private final Map<String, T> entries = new LinkedHashMap<>();

  Catalogue(String kind, Function<T, String> name, List<T> entries) {
    this.kind = kind;
    entries.forEach(entry -> this.entries.put(name.apply(entry), entry));
  }

  List<String> names() {
    return List.copyOf(entries.keySet());
  }

  T named(String name) {
    T entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "unknown " + kind + " '" + name + "'; known: " + String.join(", ", names()));
    }
    return entry;
  }
}
