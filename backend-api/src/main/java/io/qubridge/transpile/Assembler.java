package io.qubridge.transpile;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Operation;
import io.qubridge.device.Instruction;
import java.util.List;

/** Writes steps on nodes as native operations on physical qubits. */
final class Assembler {
  private static final double[] H = GateType.H.targetMatrix();
  private static final double[] X = GateType.X.targetMatrix();

  private final Target target;
  private final IsaWriter out;
  private final RowTemplate template;
  private final WireRun[] runs;

  private Assembler(Target target, RowTemplate template) {
    this.target = target;
    this.template = template;
    this.out = new IsaWriter(target);
    this.runs = new WireRun[target.size()];
  }

  /** Writes the steps; blocks with parameters become slots of the template. */
  static List<Operation> assemble(List<Step> steps, Target target, RowTemplate template) {
    Assembler assembler = new Assembler(target, template);
    for (Step step : steps) {
      assembler.add(step);
    }
    for (WireRun run : assembler.runs) {
      if (run != null) {
        run.finish();
      }
    }
    return assembler.out.operations();
  }

  private WireRun run(int node) {
    if (runs[node] == null) {
      runs[node] = new WireRun(node, target.pulses(), out, template);
    }
    return runs[node];
  }

  private void add(Step step) {
    int node = step.wires[0];
    switch (step.kind) {
      case ONE -> addOne(step);
      case TWO -> addTwo(step);
      case RZ -> run(node).turn(step.angle);
      case RZZ -> addInteraction(step);
      case MEASURE -> {
        run(node).finishBeforeMeasurement();
        out.measure(node, step.bit);
      }
      case RESET -> {
        run(node).clear();
        out.reset(node);
      }
      case BARRIER -> {
        for (int wire : step.wires) {
          run(wire).pass(1);
        }
        if (target.device().instructions().contains(Instruction.BARRIER)) {
          out.barrier(step.wires);
        }
      }
    }
  }

  private void addOne(Step step) {
    if (step.isConstant()) {
      run(step.wires[0]).constant(step.matrix);
    } else {
      run(step.wires[0]).computed(row -> step.evaluate(row.values()));
    }
  }

  private void addTwo(Step step) {
    int entanglers = Interactions.cost(step, target.continuous());
    int block = step.isConstant() ? -1 : template.block(step, entanglers);
    for (Synthesis.Element element : Synthesis.recipe(entanglers, target.continuous())) {
      if (element instanceof Synthesis.Cx cx) {
        cx(step.wires[cx.control()], step.wires[1 - cx.control()]);
      } else if (element instanceof Synthesis.Local local) {
        WireRun run = run(step.wires[local.wire()]);
        if (block < 0) {
          run.constant(local.matrix().apply(step.weyl()));
        } else {
          run.computed(row -> local.matrix().apply(row.blocks()[block]));
        }
      } else if (element instanceof Synthesis.Interaction interaction) {
        interact(
            step.wires[0],
            step.wires[1],
            block < 0
                ? Angle.of(interaction.angle().applyAsDouble(step.weyl()))
                : Angle.of(
                    template.value(row -> interaction.angle().applyAsDouble(row.blocks()[block]))));
      }
    }
  }

  /** {@code RZZ} of a symbolic angle, perhaps with a swap after it. */
  private void addInteraction(Step step) {
    int a = step.wires[0];
    int b = step.wires[1];
    if (!target.continuous()) {
      cx(a, b);
      run(b).turn(step.angle);
      if (step.mirrored) {
        cx(b, a);
      }
      cx(a, b);
      return;
    }
    if (step.mirrored) {
      // a swap is the interaction pi/4 along all three axes
      addTwo(Step.two(a, b, WeylDecomposition.interaction(Math.PI / 4, Math.PI / 4, 0)));
      interact(a, b, step.angle.plus(Angle.of(-Math.PI / 2)));
    } else {
      interact(a, b, step.angle);
    }
  }

  /** A CX by the native entangler, in the direction that the device has. */
  private void cx(int control, int to) {
    switch (target.entangler()) {
      case CX -> {
        boolean turned = !target.directed(control, to);
        if (turned) {
          constant(H, control, to);
          entangle(to, control);
          constant(H, control, to);
        } else {
          entangle(control, to);
        }
      }
      case CZ -> {
        constant(H, to);
        entangle(control, to);
        constant(H, to);
      }
      case ECR -> {
        if (target.directed(control, to)) {
          ecr(control, to);
        } else {
          constant(H, control, to);
          ecr(to, control);
          constant(H, control, to);
        }
      }
      default -> throw new AssertionError(target.entangler() + " is no fixed entangler");
    }
  }

  /** ECR is X on its first qubit after {@code exp(-i pi/4 ZX)}; CX is local gates after ECR. */
  private void ecr(int control, int to) {
    entangle(control, to);
    run(control).constant(X);
    run(control).turn(Angle.of(-Math.PI / 2));
    run(to).constant(GateType.RX.targetMatrix(-Math.PI / 2));
  }

  private void constant(double[] matrix, int... nodes) {
    for (int node : nodes) {
      run(node).constant(matrix);
    }
  }

  private void entangle(int a, int b) {
    entangle(a, b, List.of());
  }

  private void interact(int a, int b, Angle angle) {
    boolean frame = target.entangler() == GateType.RXX;
    if (frame) {
      constant(H, a, b);
    }
    entangle(a, b, List.of(angle));
    if (frame) {
      constant(H, a, b);
    }
  }

  private void entangle(int a, int b, List<Angle> angles) {
    GateType type = target.entangler();
    boolean diagonal = type == GateType.CZ || type == GateType.RZZ;
    run(a).pass(diagonal || type == GateType.CX ? 1 : type == GateType.ECR ? -1 : 0);
    run(b).pass(diagonal ? 1 : 0);
    boolean turned = !target.directed(a, b);
    out.gate(type, angles, turned ? b : a, turned ? a : b);
  }
}
