package io.qubridge.qasm;

import io.qubridge.qasm.Symbol.Register;
import io.qubridge.qasm.syntax.Expression;
import io.qubridge.qasm.syntax.Expression.Concatenation;
import io.qubridge.qasm.syntax.Expression.HardwareQubit;
import io.qubridge.qasm.syntax.Expression.Index;
import io.qubridge.qasm.syntax.Expression.IntegerLiteral;
import io.qubridge.qasm.syntax.Expression.Name;
import io.qubridge.qasm.syntax.ProgramException;
import io.qubridge.qasm.syntax.Selector;
import io.qubridge.qasm.syntax.Selector.IndexSet;
import io.qubridge.qasm.syntax.Selector.Range;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the qubits and bits that operands stand for. */
final class Operands {
  private final CircuitAssembler assembler;
  private final Evaluator evaluator;
  private final Budget budget;

  Operands(CircuitAssembler assembler, Evaluator evaluator, Budget budget) {
    this.assembler = assembler;
    this.evaluator = evaluator;
    this.budget = budget;
  }

  /** The qubits of an operand. */
  Register qubits(Expression operand, Scope scope) {
    return of(operand, scope, true);
  }

  /** The bits of an operand. */
  Register bits(Expression operand, Scope scope) {
    return of(operand, scope, false);
  }

  private Register of(Expression operand, Scope scope, boolean quantum) {
    Register register = register(operand, scope);
    if (register.quantum() != quantum) {
      throw new ProgramException(
          operand.at(),
          "found " + register.description() + " but expected " + (quantum ? "qubits" : "bits"));
    }
    return register;
  }

  /** The qubits or bits of an operand or of the target of an alias. */
  Register register(Expression operand, Scope scope) {
    if (operand instanceof Index index) {
      return indexed(index, scope);
    }
    if (operand instanceof HardwareQubit qubit) {
      assembler.physical(qubit.at(), qubit.index());
      return new Register(true, new int[] {qubit.index()}, true);
    }
    if (operand instanceof Name name) {
      if (scope.find(name) instanceof Register register) {
        return register;
      }
      throw new ProgramException(
          name.at(),
          "'"
              + name.name()
              + "' is "
              + scope.find(name).description()
              + ", expected qubits or bits");
    }
    if (operand instanceof Concatenation concatenation) {
      return concatenated(concatenation, scope);
    }
    throw new ProgramException(operand.at(), "expected a register, a part of one, or several");
  }

  private Register concatenated(Concatenation concatenation, Scope scope) {
    List<Register> parts =
        concatenation.parts().stream().map(part -> register(part, scope)).toList();
    boolean quantum = parts.get(0).quantum();
    if (parts.stream().anyMatch(part -> part.quantum() != quantum)) {
      throw new ProgramException(concatenation.at(), "'++' joins qubits with bits");
    }
    int length = parts.stream().mapToInt(part -> part.elements().length).sum();
    budget.spendOn(concatenation.at(), length);
    int[] elements = parts.stream().flatMapToInt(part -> Arrays.stream(part.elements())).toArray();
    requireDistinct(concatenation.at(), elements);
    return new Register(quantum, elements, false);
  }

  private Register indexed(Index index, Scope scope) {
    Register base = register(index.base(), scope);
    if (base.single()) {
      throw new ProgramException(index.at(), base.description() + " has no index");
    }
    if (index.selectors().size() != 1) {
      throw new ProgramException(index.at(), "a register takes one index");
    }
    Selector selector = index.selectors().get(0);
    int[] from = base.elements();
    if (selector instanceof Expression place) {
      int element = from[place(place, scope, from.length)];
      return new Register(base.quantum(), new int[] {element}, true);
    }
    int[] places =
        selector instanceof Range range
            ? range(range, scope, from.length)
            : set((IndexSet) selector, scope, from.length);
    budget.evaluate(index.at(), places.length);
    return new Register(
        base.quantum(), Arrays.stream(places).map(place -> from[place]).toArray(), false);
  }

  private int place(Expression expression, Scope scope, int length) {
    if (expression instanceof IntegerLiteral literal && literal.value() < length) {
      return (int) literal.value();
    }
    int place = evaluator.integer(expression, scope, "the index", -length, length - 1);
    return place < 0 ? place + length : place;
  }

  private int[] set(IndexSet set, Scope scope, int length) {
    int[] places = set.elements().stream().mapToInt(e -> place(e, scope, length)).toArray();
    requireDistinct(set.at(), places);
    return places;
  }

  private int[] range(Range range, Scope scope, int length) {
    int step =
        range.step().map(e -> evaluator.integer(e, scope, "the step", -length, length)).orElse(1);
    if (step == 0) {
      throw new ProgramException(range.at(), "the step of a range cannot be 0");
    }
    int start = bound(range.start(), scope, length, step > 0 ? 0 : length - 1);
    int stop = bound(range.stop(), scope, length, step > 0 ? length - 1 : 0);
    int count = (stop - start) / step + 1;
    if ((stop - start) * Integer.signum(step) < 0) {
      throw new ProgramException(range.at(), "the range is empty; both of its ends belong to it");
    }
    return IntStream.range(0, count).map(i -> start + i * step).toArray();
  }

  private int bound(Optional<Expression> bound, Scope scope, int length, int otherwise) {
    return bound.map(expression -> place(expression, scope, length)).orElse(otherwise);
  }

  private static void requireDistinct(int at, int[] elements) {
    Set<Integer> seen = new HashSet<>();
    for (int element : elements) {
      if (!seen.add(element)) {
        throw new ProgramException(at, "element " + element + " stands twice");
      }
    }
  }
}
