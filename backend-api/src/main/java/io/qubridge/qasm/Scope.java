package io.qubridge.qasm;

import io.qubridge.circuit.GateType;
import io.qubridge.qasm.Symbol.Callable;
import io.qubridge.qasm.Symbol.Constant;
import io.qubridge.qasm.Symbol.TableGate;
import io.qubridge.qasm.Value.FloatValue;
import io.qubridge.qasm.syntax.Expression.Name;
import io.qubridge.qasm.syntax.Identifiers;
import io.qubridge.qasm.syntax.ProgramException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names that can be used at a place of a program. */
final class Scope {
  static final String STANDARD_LIBRARY = "stdgates.inc";
  private static final List<String> SECOND_NAMES = List.of("phase", "u1", "cphase", "CX");

  private final Scope outer;
  private final Map<String, Symbol> symbols = new HashMap<>();

  private Scope(Scope outer) {
    this.outer = outer;
  }

  /** The scope of a program, with what is built into the language. */
  static Scope global() {
    Scope scope = new Scope(null);
    scope.symbols.put("U", new TableGate(GateType.U));
    scope.symbols.put("gphase", new TableGate(GateType.GPHASE));
    for (String name : List.of("pi", "π")) {
      scope.symbols.put(name, new Constant(new FloatValue(Math.PI)));
    }
    for (String name : List.of("tau", "τ")) {
      scope.symbols.put(name, new Constant(new FloatValue(2 * Math.PI)));
    }
    for (String name : List.of("euler", "ℇ")) {
      scope.symbols.put(name, new Constant(new FloatValue(Math.E)));
    }
    return scope;
  }

  /** A scope inside this one. */
  Scope inner() {
    return new Scope(this);
  }

  boolean isGlobal() {
    return outer == null;
  }

  /** Adds the gates of the standard library. */
  void includeStandardLibrary(int at) {
    Arrays.stream(GateType.values())
        .filter(type -> type.origin() == GateType.Origin.STDGATES)
        .forEach(type -> include(at, type.qasmName()));
    SECOND_NAMES.forEach(name -> include(at, name));
  }

  private void include(int at, String name) {
    Symbol there = symbols.putIfAbsent(name, new TableGate(GateType.named(name).orElseThrow()));
    if (there != null) {
      throw new ProgramException(
          at, STANDARD_LIBRARY + " defines '" + name + "', which is declared already");
    }
  }

  /** Adds a name that the program declares. */
  void declare(Name name, Symbol symbol) {
    if (!Identifiers.isFree(name.name())) {
      throw new ProgramException(name.at(), "'" + name.name() + "' is built into the language");
    }
    if (outer != null && lookup(name.name()) instanceof Callable) {
      throw new ProgramException(name.at(), "'" + name.name() + "' is the name of a gate");
    }
    Symbol there = symbols.putIfAbsent(name.name(), symbol);
    if (there != null) {
      throw new ProgramException(
          name.at(), "'" + name.name() + "' is declared already, as " + there.description());
    }
  }

  /** Gives a gate's parameter its value; it hides what else has the name. */
  void bind(String parameter, Value value) {
    symbols.put(parameter, new Constant(value));
  }

  /** What a name stands for. */
  Symbol find(Name name) {
    Symbol symbol = lookup(name.name());
    if (symbol == null) {
      throw new ProgramException(name.at(), "'" + name.name() + "' is not declared");
    }
    return symbol;
  }

  /** The gate of a name. */
  Callable gate(Name name) {
    Symbol symbol = lookup(name.name());
    if (symbol instanceof Callable gate) {
      return gate;
    }
    if (symbol != null) {
      throw new ProgramException(
          name.at(), "'" + name.name() + "' is " + symbol.description() + ", expected a gate");
    }
    throw new ProgramException(name.at(), "gate '" + name.name() + "' is not defined" + hint(name));
  }

  private static String hint(Name name) {
    return GateType.named(name.name())
        .map(
            type ->
                type.origin() == GateType.Origin.STDGATES
                    ? "; expected include \"" + STANDARD_LIBRARY + "\"; before it"
                    : "; " + STANDARD_LIBRARY + " has no such gate, define it with 'gate'")
        .orElse("");
  }

  private Symbol lookup(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Symbol symbol = scope.symbols.get(name);
      if (symbol != null) {
        return symbol;
      }
    }
    return null;
  }
}
