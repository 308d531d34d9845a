package io.qubridge.transpile;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.ClassicalRegister;
import io.qubridge.circuit.Operation;
import io.qubridge.device.DeviceModel;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Turns logical circuits into ISA circuits: native gates on usable qubits and coupled pairs.
 *
 * <p>Two-qubit blocks are routed by a beam search that knows what a swap costs next to each block,
 * placed on the best calibrated qubits, and resynthesized by the Weyl decomposition. Parameters
 * stay symbolic. The result equals the logical circuit up to layout and global phase; gates that a
 * measurement right after them makes irrelevant are dropped. Stateless; safe for several threads.
 */
public final class Transpiler {
  private static final int MOST_CANDIDATES = 3;

  private final Circuit circuit;
  private final Target target;
  private final TranspileOptions options;
  private final BlockRules rules;

  private Transpiler(Circuit circuit, DeviceModel device, TranspileOptions options) {
    this.circuit = circuit;
    this.target = Target.of(device);
    this.options = options;
    this.rules =
        new BlockRules(
            options.parametrizedBlocks() == TranspileOptions.ParametrizedBlocks.RESYNTHESIZE_ROWS,
            circuit.parameters());
  }

  /**
   * Transpiles.
   *
   * @param circuit a logical circuit, perhaps with parameters
   * @param device what it is to run on
   * @param options how
   * @throws UnsupportedCircuitException if the device has too few connected usable qubits, or lacks
   *     an instruction that the circuit uses, or the circuit comes to more than 2,000,000 gates on
   *     one or two qubits
   * @throws io.qubridge.device.DeviceException if the device has no supported native gates
   */
  public static TranspileResult transpile(
      Circuit circuit, DeviceModel device, TranspileOptions options) {
    Transpiler transpiler = new Transpiler(circuit, device, options);
    transpiler.requireRunnable();
    return transpiler.run();
  }

  private TranspileResult run() {
    Unroller.Unrolled unrolled = Unroller.unroll(circuit);
    List<Step> steps = new Simplifier(rules).simplify(unrolled.steps());
    steps = Simplifier.dropBeforeMeasurement(steps, circuit.qubits());
    Interactions work = Interactions.of(steps, circuit.qubits(), target.continuous());
    List<TranspileResult> results = new ArrayList<>();
    for (Plan plan : plans(steps, work)) {
      results.add(finish(plan.settled(target), unrolled.wires()));
    }
    return results.stream()
        .max(
            Comparator.comparingDouble(
                (TranspileResult result) -> result.metrics().estimatedSuccessProbability()))
        .orElseThrow();
  }

  /** The best few routed circuits by entanglers. */
  private List<Plan> plans(List<Step> steps, Interactions work) {
    List<Route> routes =
        work.count() == 0
            ? List.of(new Route(new int[0], List.of(), new int[0], 0))
            : RouteSearch.routes(work, target, options.seed());
    if (routes.isEmpty()) {
      throw new UnsupportedCircuitException(
          "the circuit couples "
              + work.wires.length
              + " qubits; the largest connected part of device '"
              + target.device().name()
              + "' that can be used has "
              + Arrays.stream(target.graph().componentSizes()).max().orElse(0));
    }
    return routes.stream()
        .map(route -> Plan.of(steps, work, route, circuit.qubits(), target, rules))
        .sorted(Comparator.comparingInt(plan -> plan.entanglers(target.continuous())))
        .limit(MOST_CANDIDATES)
        .toList();
  }

  private TranspileResult finish(Plan plan, int[] wires) {
    RowTemplate template = new RowTemplate(circuit.parameters(), target.continuous());
    List<Operation> operations = Assembler.assemble(plan.steps(), target, template);
    Layout initial = layout(plan.start(), identity(wires.length));
    Layout last = layout(plan.end(), wires);
    int width = 0;
    for (List<Integer> qubits : List.of(initial.physical(), last.physical())) {
      width = Math.max(width, qubits.stream().mapToInt(q -> q + 1).max().orElse(0));
    }
    for (Operation operation : operations) {
      width = Math.max(width, operation.qubits().stream().mapToInt(q -> q + 1).max().orElse(0));
    }
    Circuit.Builder isa = Circuit.physicalBuilder(width);
    for (ClassicalRegister register : circuit.registers()) {
      isa.register(register.name(), register.size());
    }
    template.parameters().forEach(isa::parameter);
    operations.forEach(isa::add);
    circuit.pragmas().forEach(isa::pragma);
    Circuit done = isa.build();
    return new TranspileResult(
        done, initial, last, Metrics.of(done, target.device(), last.physical()), template);
  }

  private Layout layout(int[] nodeOfWire, int[] wires) {
    return new Layout(
        Arrays.stream(wires).mapToObj(wire -> target.qubit(nodeOfWire[wire])).toList());
  }

  private static int[] identity(int size) {
    int[] identity = new int[size];
    Arrays.setAll(identity, k -> k);
    return identity;
  }

  private void requireRunnable() {
    String name = target.device().name();
    if (circuit.qubits() > target.size()) {
      throw new UnsupportedCircuitException(
          "the circuit has "
              + circuit.qubits()
              + " qubits; device '"
              + name
              + "' has "
              + target.size()
              + " that can be used");
    }
    if (circuit.physical()) {
      throw new UnsupportedCircuitException(
          "the circuit is on physical qubits already; transpile a circuit on a qubit register");
    }
    Instructions.requireOffered(circuit, target.device());
  }
}
