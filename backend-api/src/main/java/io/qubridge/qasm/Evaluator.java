package io.qubridge.qasm;

import io.qubridge.circuit.Angle;
import io.qubridge.qasm.Symbol.Constant;
import io.qubridge.qasm.Value.AffineValue;
import io.qubridge.qasm.Value.AngleValue;
import io.qubridge.qasm.Value.BitsValue;
import io.qubridge.qasm.Value.BooleanValue;
import io.qubridge.qasm.Value.DurationValue;
import io.qubridge.qasm.Value.FloatValue;
import io.qubridge.qasm.Value.IntegerValue;
import io.qubridge.qasm.syntax.Expression;
import io.qubridge.qasm.syntax.Expression.Binary;
import io.qubridge.qasm.syntax.Expression.BitstringLiteral;
import io.qubridge.qasm.syntax.Expression.BooleanLiteral;
import io.qubridge.qasm.syntax.Expression.Call;
import io.qubridge.qasm.syntax.Expression.Cast;
import io.qubridge.qasm.syntax.Expression.FloatLiteral;
import io.qubridge.qasm.syntax.Expression.Index;
import io.qubridge.qasm.syntax.Expression.IntegerLiteral;
import io.qubridge.qasm.syntax.Expression.Name;
import io.qubridge.qasm.syntax.Expression.TimingLiteral;
import io.qubridge.qasm.syntax.Expression.Unary;
import io.qubridge.qasm.syntax.ProgramException;
import io.qubridge.qasm.syntax.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds the values of expressions. */
final class Evaluator {
  private static final int STEPS_PER_TERM = 8;

  private final Budget budget;

  Evaluator(Budget budget) {
    this.budget = budget;
  }

  Budget budget() {
    return budget;
  }

  /** The value of an expression. */
  Value evaluate(Expression expression, Scope scope) {
    budget.evaluate(expression.at(), 1);
    if (expression instanceof Binary binary) {
      return binary(binary, scope);
    }
    if (expression instanceof Name name) {
      return constant(name, scope);
    }
    if (expression instanceof Unary unary) {
      return Arithmetic.unary(unary.at(), unary.operator(), evaluate(unary.operand(), scope));
    }
    if (expression instanceof Call call) {
      return call(call, scope);
    }
    if (expression instanceof Cast cast) {
      return conversion(cast.type(), true, scope)
          .convert(cast.operand().at(), evaluate(cast.operand(), scope));
    }
    if (expression instanceof Index index) {
      return bit(index, scope);
    }
    return literal(expression);
  }

  /** The value of an expression as a gate's angle. */
  Angle angle(Expression expression, Scope scope) {
    if (expression instanceof FloatLiteral literal) {
      return Angle.of(literal.value());
    }
    Value value = evaluate(expression, scope);
    if (value instanceof FloatValue number) {
      return Angle.of(number.value());
    }
    if (value instanceof IntegerValue number) {
      return Angle.of(number.value());
    }
    if (value instanceof AffineValue affine) {
      return affine.angle();
    }
    if (value instanceof AngleValue angle) {
      return Angle.of(angle.radians());
    }
    throw new ProgramException(
        expression.at(), "found a value of type " + value.type() + " but expected an angle");
  }

  /** The value of an expression as a constant real number. */
  double real(Expression expression, Scope scope, String what) {
    Angle angle = angle(expression, scope);
    if (!angle.isConstant()) {
      throw new ProgramException(
          expression.at(), what + " depends on an input; expected a constant");
    }
    return angle.constant();
  }

  /** The value of an expression as an integer from a range. */
  int integer(Expression expression, Scope scope, String what, int lowest, int highest) {
    if (!(evaluate(expression, scope) instanceof IntegerValue number)) {
      throw new ProgramException(expression.at(), what + " has to be a constant integer");
    }
    if (number.value() < lowest || number.value() > highest) {
      throw new ProgramException(
          expression.at(),
          what + " is " + number.value() + "; expected " + lowest + " to " + highest);
    }
    return (int) number.value();
  }

  /** What turns values into a type. */
  Conversions conversion(Type type, boolean cast, Scope scope) {
    int width =
        type.size()
            .map(size -> integer(size, scope, "the size of " + type.kind().word(), 1, Long.SIZE))
            .orElse(Value.UNSIZED);
    if (type.kind() == Type.Kind.FLOAT && width % 32 != 0) {
      throw new ProgramException(
          type.at(), "float[" + width + "] is not read; expected float[32] or float[64]");
    }
    return new Conversions(type.kind(), width, cast);
  }

  /** Operators of one precedence make trees that are deep on their left: no recursion there. */
  private Value binary(Binary outermost, Scope scope) {
    if (!(outermost.left() instanceof Binary)) {
      return apply(outermost, evaluate(outermost.left(), scope), scope);
    }
    Deque<Binary> chain = new ArrayDeque<>();
    Expression first = outermost;
    while (first instanceof Binary binary) {
      chain.push(binary);
      first = binary.left();
    }
    budget.evaluate(outermost.at(), chain.size());
    Value value = evaluate(first, scope);
    for (Binary binary : chain) {
      value = apply(binary, value, scope);
    }
    return value;
  }

  private Value apply(Binary binary, Value left, Scope scope) {
    Value right = evaluate(binary.right(), scope);
    Value result = Arithmetic.binary(binary.at(), binary.operator(), left, right);
    if (result instanceof AffineValue affine) {
      budget.evaluate(binary.at(), (long) STEPS_PER_TERM * affine.angle().terms().size());
    }
    return result;
  }

  private Value call(Call call, Scope scope) {
    List<Value> arguments = new ArrayList<>(call.arguments().size());
    if (!MathFunction.exists(call.function())) {
      throw MathFunction.unknown(call.at(), call.function());
    }
    call.arguments().forEach(argument -> arguments.add(evaluate(argument, scope)));
    return MathFunction.apply(call.at(), call.function(), arguments);
  }

  private static Value constant(Name name, Scope scope) {
    Symbol symbol = scope.find(name);
    if (symbol instanceof Constant constant) {
      return constant.value();
    }
    throw new ProgramException(
        name.at(),
        "'" + name.name() + "' is " + symbol.description() + ", expected a constant or an input");
  }

  private Value bit(Index index, Scope scope) {
    Value base = evaluate(index.base(), scope);
    if (!(base instanceof BitsValue bits)
        || index.selectors().size() != 1
        || !(index.selectors().get(0) instanceof Expression place)) {
      throw new ProgramException(
          index.at(), "only single bits of constant bit registers are read, not " + base.type());
    }
    int length = bits.length();
    int number = integer(place, scope, "the index", -length, length - 1);
    return new BitsValue(bits.bits() >>> Math.floorMod(number, length) & 1, 1);
  }

  private static Value literal(Expression literal) {
    if (literal instanceof IntegerLiteral number) {
      return IntegerValue.of(number.value());
    }
    if (literal instanceof FloatLiteral number) {
      return new FloatValue(number.value());
    }
    if (literal instanceof BooleanLiteral truth) {
      return new BooleanValue(truth.value());
    }
    if (literal instanceof TimingLiteral timing) {
      return new DurationValue(timing.value(), timing.unit());
    }
    if (literal instanceof BitstringLiteral bits) {
      return bits(bits);
    }
    throw new ProgramException(literal.at(), notRead(literal));
  }

  private static Value bits(BitstringLiteral literal) {
    int length = literal.bits().length();
    if (length > Long.SIZE) {
      throw new ProgramException(
          literal.at(),
          "the bit string has " + length + " bits; at most " + Long.SIZE + " are read");
    }
    return new BitsValue(Long.parseUnsignedLong(literal.bits(), 2), length);
  }

  private static String notRead(Expression expression) {
    if (expression instanceof Expression.ImaginaryLiteral) {
      return "complex numbers are not read yet; expected a real number";
    }
    if (expression instanceof Expression.DurationOf) {
      return "'durationof' is not supported; expected a duration such as 100ns";
    }
    if (expression instanceof Expression.HardwareQubit) {
      return "found a physical qubit but expected a value";
    }
    if (expression instanceof Expression.Measure) {
      return "found a measurement but expected a constant";
    }
    if (expression instanceof Expression.ArrayLiteral) {
      return "arrays are not read yet; expected a single value";
    }
    return "found '++' but expected a single value";
  }
}
