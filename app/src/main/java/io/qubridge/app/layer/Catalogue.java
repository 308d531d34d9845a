package io.qubridge.app.layer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Things of one kind by the name that users and model files give them. */
final class Catalogue<T> {
  private final String kind;
  private final Map<String, T> entries = new LinkedHashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private String note = "";

  Catalogue(String kind, Function<T, String> name, List<T> entries) {
    this.kind = kind;
    entries.forEach(entry -> this.entries.put(name.apply(entry), entry));
  }

  /** Also understands another spelling of a name. */
  Catalogue<T> alias(String alias, String name) {
    aliases.put(alias, name);
    return this;
  }

  /** Also lists names that follow a rule, which the caller understands. */
  Catalogue<T> note(String names) {
    note = ", " + names;
    return this;
  }

  List<String> names() {
    return List.copyOf(entries.keySet());
  }

  T named(String name) {
    T entry = entries.get(aliases.getOrDefault(name, name));
    if (entry == null) {
      throw new IllegalArgumentException(
          "unknown " + kind + " '" + name + "'; known: " + String.join(", ", names()) + note);
    }
    return entry;
  }
}
