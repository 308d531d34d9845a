package io.qubridge.qasm;

import io.qubridge.qasm.syntax.Modifier;
import io.qubridge.qasm.syntax.ProgramException;
import java.util.ArrayList;
import java.util.List;

/**
 * The modifiers of a gate call: powers of the gate, then controls.
 *
 * <p>The order between both does not matter, since a principal power leaves the part alone where a
 * control keeps the gate from acting; {@code inv} is the power -1.
 *
 * @param controlValues for each control, the first operand's first, whether it acts on |1>
 * @param exponents the powers in the order in which they are taken
 */
record ModifierChain(List<Boolean> controlValues, List<Double> exponents) {
  private static final ModifierChain NONE = new ModifierChain(List.of(), List.of());
  private static final int MAX_CONTROLS = 30;
  private static final double LARGEST_EXPONENT = 0x1p53;

  /** The modifiers as they are written, with their numbers. */
  static ModifierChain of(List<Modifier> modifiers, Evaluator evaluator, Scope scope) {
    if (modifiers.isEmpty()) {
      return NONE;
    }
    List<Boolean> controls = new ArrayList<>();
    List<Double> exponents = new ArrayList<>();
    for (Modifier modifier : modifiers) {
      switch (modifier.kind()) {
        case INV -> exponents.add(-1.0);
        case POW -> exponents.add(exponent(modifier, evaluator, scope));
        case CTRL, NEGCTRL -> {
          for (int i = count(modifier, evaluator, scope); i > 0; i--) {
            controls.add(modifier.kind() == Modifier.Kind.CTRL);
          }
        }
      }
    }
    if (controls.size() > MAX_CONTROLS) {
      throw new ProgramException(
          modifiers.get(0).at(),
          "the gate has " + controls.size() + " controls; at most " + MAX_CONTROLS + " are read");
    }
    return new ModifierChain(List.copyOf(controls), folded(exponents));
  }

  /**
   * Exponents from the innermost outwards, as few as possible: powers multiply where the inner one
   * keeps principal phases principal, and where both are whole.
   */
  private static List<Double> folded(List<Double> written) {
    List<Double> folded = new ArrayList<>();
    for (int i = written.size() - 1; i >= 0; i--) {
      double outer = written.get(i);
      int last = folded.size() - 1;
      double inner = folded.isEmpty() ? 1 : folded.get(last);
      boolean whole = inner == Math.rint(inner) && outer == Math.rint(outer);
      boolean small = inner > -1 && inner <= 1;
      if (last >= 0 && (whole || small) && Math.abs(inner * outer) <= LARGEST_EXPONENT) {
        folded.set(last, inner * outer);
      } else {
        folded.add(outer);
      }
    }
    return List.copyOf(folded);
  }

  boolean isEmpty() {
    return controlValues.isEmpty() && exponents.isEmpty();
  }

  /** The number of controls. */
  int controls() {
    return controlValues.size();
  }

  /** Whether a control acts on |1>. */
  boolean value(int control) {
    return controlValues.get(control);
  }

  private static int count(Modifier modifier, Evaluator evaluator, Scope scope) {
    return modifier
        .argument()
        .map(e -> evaluator.integer(e, scope, "the number of controls", 1, MAX_CONTROLS))
        .orElse(1);
  }

  private static double exponent(Modifier modifier, Evaluator evaluator, Scope scope) {
    double exponent = evaluator.real(modifier.argument().orElseThrow(), scope, "the exponent");
    if (Math.abs(exponent) > LARGEST_EXPONENT) {
      throw new ProgramException(
          modifier.at(), "the exponent is " + exponent + "; it is at most 2**53 in size");
    }
    return exponent;
  }
}
