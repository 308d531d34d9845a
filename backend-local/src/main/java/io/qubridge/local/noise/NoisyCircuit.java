package io.qubridge.local.noise;

import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.circuit.Parameter;
import io.qubridge.circuit.Reset;
import io.qubridge.device.ReadoutConfusion;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A circuit with its noise, compiled for {@link PauliBlock}: one-qubit gates in a row become one
 * map, each larger gate and the noise behind it one map. Qubits that nothing touches do not exist
 * in it.
 *
 * <p>A measurement that is not the last step on its qubit is put off: its outcome is copied to a
 * further qubit, which is measured at the end. Immutable and safe for several threads.
 */
final class NoisyCircuit {
  /** The most qubits of a density matrix, copies of early outcomes included. */
  static final int MAX_QUBITS = 10;

  private static final double[] RESET = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0};
  private static final double[] DEPHASE = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  /**
   * A classical bit and the qubit that it is read from at the end.
   *
   * @param qubit position in the block
   * @param bit classical bit of the circuit
   * @param readout how the reading errs
   */
  record Readout(int qubit, int bit, Optional<ReadoutConfusion> readout) {}

  private final List<Parameter> parameters;
  private final NoiseModel noise;
  private final int[] blockQubit;
  private final List<NoisyStep> steps = new ArrayList<>();
  private final List<Readout> readouts;
  private final int qubits;

  private NoisyCircuit(Circuit circuit, List<Parameter> parameters, NoiseModel noise) {
    this.parameters = parameters;
    this.noise = noise;
    this.blockQubit = blockQubits(circuit);
    int touched = (int) Arrays.stream(blockQubit).filter(q -> q >= 0).count();
    Compiler compiler = new Compiler(touched);
    int[] last = lastUse(circuit);
    for (int i = 0; i < circuit.operations().size(); i++) {
      compiler.add(circuit.operations().get(i), last, i);
    }
    compiler.flushAll();
    this.readouts = List.copyOf(compiler.readouts.values());
    this.qubits = compiler.width;
  }

  /**
   * Compiles.
   *
   * @param parameters the columns of the bindings that will be given
   * @throws UnsupportedCircuitException if there are too many qubits for a density matrix or the
   *     noise model does not know a gate
   */
  static NoisyCircuit compile(Circuit circuit, List<Parameter> parameters, NoiseModel noise) {
    return new NoisyCircuit(circuit, parameters, noise);
  }

  /** The qubits of the density matrix that a circuit needs, copies of early outcomes included. */
  static int width(Circuit circuit) {
    int width = (int) Arrays.stream(blockQubits(circuit)).filter(q -> q >= 0).count();
    int[] last = lastUse(circuit);
    for (int i = 0; i < circuit.operations().size(); i++) {
      if (circuit.operations().get(i) instanceof Measurement measurement
          && measurement.bit() != Measurement.DISCARDED
          && last[measurement.qubit()] != i) {
        width++;
      }
    }
    return width;
  }

  int qubits() {
    return qubits;
  }

  List<NoisyStep> steps() {
    return steps;
  }

  /** What is read at the end, in the order of the classical bits. */
  List<Readout> readouts() {
    return readouts;
  }

  /** The position of a circuit's qubit in the block, or -1 if nothing touches it. */
  int blockQubit(int qubit) {
    return blockQubit[qubit];
  }

  static int[] blockQubits(Circuit circuit) {
    TreeSet<Integer> touched = new TreeSet<>();
    circuit.operations().stream()
        .filter(operation -> !(operation instanceof Barrier))
        .forEach(operation -> touched.addAll(operation.qubits()));
    int[] positions = new int[circuit.qubits()];
    Arrays.fill(positions, -1);
    int next = 0;
    for (int qubit : touched) {
      positions[qubit] = next++;
    }
    return positions;
  }

  static int[] lastUse(Circuit circuit) {
    int[] last = new int[circuit.qubits()];
    for (int i = 0; i < circuit.operations().size(); i++) {
      if (!(circuit.operations().get(i) instanceof Barrier)) {
        for (int qubit : circuit.operations().get(i).qubits()) {
          last[qubit] = i;
        }
      }
    }
    return last;
  }

  /** Collects steps; a run of one-qubit maps stays open until a larger gate needs its qubit. */
  private final class Compiler {
    private final List<List<NoisyStep.Factor>> open = new ArrayList<>();
    private final TreeMap<Integer, Readout> readouts = new TreeMap<>();
    private int width;

    Compiler(int touched) {
      requireWidth(touched);
      width = touched;
      for (int q = 0; q < MAX_QUBITS; q++) {
        open.add(new ArrayList<>());
      }
    }

    void add(Operation operation, int[] last, int index) {
      if (operation instanceof Gate gate) {
        add(gate);
      } else if (operation instanceof Reset reset) {
        append(blockQubit[reset.qubit()], new NoisyStep.Fixed(RESET));
      } else if (operation instanceof Measurement measurement) {
        measure(measurement, last[measurement.qubit()] == index);
      }
    }

    private void measure(Measurement measurement, boolean isLast) {
      int qubit = blockQubit[measurement.qubit()];
      if (measurement.bit() == Measurement.DISCARDED) {
        append(qubit, new NoisyStep.Fixed(DEPHASE));
        return;
      }
      if (!isLast) {
        requireWidth(width + 1);
        flush(qubit);
        int copy = width++;
        double[] cx = PauliTransfer.ofUnitary(GateType.CX.matrix(), 2);
        steps.add(new NoisyStep.Joint(new int[] {qubit, copy}, new SparseTransfer(cx, 2)));
        qubit = copy;
      }
      Optional<ReadoutConfusion> confusion = noise.readout(measurement.qubit());
      readouts.put(measurement.bit(), new Readout(qubit, measurement.bit(), confusion));
    }

    private void add(Gate gate) {
      int operands = gate.qubits().size();
      if (operands == 0) {
        return;
      }
      double[] errors = null;
      for (Channel channel : noise.after(gate)) {
        double[] next = channel.transfer(operands);
        errors = errors == null ? next : PauliTransfer.compose(next, errors, operands);
      }
      NoisyStep.BoundGate bound = NoisyStep.BoundGate.of(gate, parameters);
      if (operands == 1) {
        addSingle(gate, bound, errors);
      } else {
        addJoint(gate, bound, errors);
      }
    }

    private void addSingle(Gate gate, NoisyStep.BoundGate bound, double[] errors) {
      NoisyStep.Factor factor =
          gate.isConstant()
              ? new NoisyStep.Fixed(after(bound.transfer(new double[0], 0), errors, 1))
              : new NoisyStep.Turned(bound, errors);
      append(blockQubit[gate.qubits().get(0)], factor);
    }

    private void addJoint(Gate gate, NoisyStep.BoundGate bound, double[] errors) {
      int[] onQubits = gate.qubits().stream().mapToInt(q -> blockQubit[q]).toArray();
      Arrays.stream(onQubits).forEach(this::flush);
      int operands = onQubits.length;
      if (gate.isConstant()) {
        double[] map = after(bound.transfer(new double[0], 0), errors, operands);
        steps.add(new NoisyStep.Joint(onQubits, new SparseTransfer(map, operands)));
      } else {
        double[] noiseMap = errors == null ? PauliTransfer.identity(operands) : errors;
        steps.add(new NoisyStep.ParametrisedJoint(onQubits, bound, noiseMap));
      }
    }

    private double[] after(double[] map, double[] errors, int operands) {
      return errors == null ? map : PauliTransfer.compose(errors, map, operands);
    }

    /** Fixed maps in a row are multiplied here, once. */
    private void append(int qubit, NoisyStep.Factor factor) {
      List<NoisyStep.Factor> run = open.get(qubit);
      int end = run.size() - 1;
      if (factor instanceof NoisyStep.Fixed fixed
          && end >= 0
          && run.get(end) instanceof NoisyStep.Fixed before) {
        run.set(end, new NoisyStep.Fixed(PauliTransfer.compose(fixed.map(), before.map(), 1)));
      } else {
        run.add(factor);
      }
    }

    private void flush(int qubit) {
      if (!open.get(qubit).isEmpty()) {
        steps.add(new NoisyStep.Run(qubit, List.copyOf(open.get(qubit))));
        open.get(qubit).clear();
      }
    }

    void flushAll() {
      for (int qubit = 0; qubit < width; qubit++) {
        flush(qubit);
      }
    }

    private void requireWidth(int needed) {
      if (needed > MAX_QUBITS) {
        throw new UnsupportedCircuitException(
            "the circuit needs a density matrix of "
                + needed
                + " qubits; the limit is "
                + MAX_QUBITS
                + "; use -S method=trajectories");
      }
    }
  }
}
