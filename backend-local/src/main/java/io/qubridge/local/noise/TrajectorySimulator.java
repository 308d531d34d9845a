package io.qubridge.local.noise;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.SamplerPub;
import io.qubridge.local.Simulator;
import io.qubridge.local.sampling.OutcomeCounts;
import io.qubridge.local.sampling.RowSeeds;
import io.qubridge.local.sampling.ShotStatistics;
import io.qubridge.local.state.Capacity;
import io.qubridge.local.state.Engine;
import io.qubridge.local.state.MeasurementBasis.Part;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Preparation;
import io.qubridge.spi.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs PUBs with noise on state vectors, each trajectory of which draws what errs: one a shot, or a
 * given number for a value without shots, with the standard error of their mean.
 *
 * <p>Trajectories are seeded in batches by row and batch, so that the numbers depend on the request
 * alone. Safe for several threads.
 */
final class TrajectorySimulator implements Simulator {
  /** The most qubits that a circuit uses. */
  static final int MAX_QUBITS = 24;

  private static final int CACHED = 16;

  /** What each thread keeps, in states: two of them, a distribution and a sampler. */
  private static final int STATES = 4;

  private final Engine engine;
  private final Capacity capacity;
  private final Placements placements;
  private final NoiseModel noise;
  private final int trajectories;
  private final Map<Key, TrajectoryProgram> programs =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TrajectoryProgram> eldest) {
          return size() > CACHED;
        }
      };

  private record Key(Circuit circuit, List<Observable> observables) {}

  /**
   * The batches of one row and basis.
   *
   * @param number of trajectories
   * @param size of each batch but the last
   */
  private record Batches(long number, long size) {
    private static final long LEAST = 64;
    private static final long MOST = 1024;

    static Batches of(long number, TrajectoryProgram program) {
      return new Batches(
          number,
          program.circuit().random() ? Math.max(LEAST, (number + MOST - 1) / MOST) : number);
    }

    int count() {
      return (int) ((number + size - 1) / size);
    }

    long size(int index) {
      return Math.min(size, number - index * size);
    }
  }

  TrajectorySimulator(
      Engine engine, Capacity capacity, Placements placements, NoiseModel noise, int trajectories) {
    this.engine = engine;
    this.capacity = capacity;
    this.placements = placements;
    this.noise = noise;
    this.trajectories = trajectories;
  }

  private TrajectoryProgram program(Circuit circuit, List<Observable> observables) {
    TrajectoryProgram program;
    synchronized (programs) {
      program = programs.computeIfAbsent(new Key(circuit, observables), this::compile);
    }
    capacity.require(program.circuit().qubits(), STATES * engine.threads());
    return program;
  }

  private TrajectoryProgram compile(Key key) {
    Placed placed = placements.of(key.circuit());
    return key.observables().isEmpty()
        ? TrajectoryProgram.sampling(placed, noise)
        : TrajectoryProgram.estimating(placed, key.observables(), noise);
  }

  @Override
  public Preparation prepare(Circuit circuit, List<Observable> observables) {
    return program(circuit, observables).placed().preparation(observables);
  }

  @Override
  public Expectations estimate(EstimatorPub pub, RowSeeds seeds) {
    TrajectoryProgram program = program(pub.circuit(), pub.observables());
    Bindings rows = program.placed().bindings(pub.bindings());
    Batches batches = Batches.of(trajectories, program);
    int count = batches.count();
    TrajectoryMeans[] means = new TrajectoryMeans[rows.rows() * count];
    engine.forEach(
        means.length,
        Double.POSITIVE_INFINITY,
        task -> {
          int row = task / count;
          int index = task % count;
          means[task] =
              batch(program, rows, row, seeds.seed(row, index)).means(batches.size(index));
        });
    int columns = program.observables();
    Matrix values = new Matrix(rows.rows(), columns);
    Matrix errors = new Matrix(rows.rows(), columns);
    for (int row = 0; row < rows.rows(); row++) {
      TrajectoryMeans whole = new TrajectoryMeans(columns);
      for (int index = 0; index < count; index++) {
        whole.add(means[row * count + index]);
      }
      for (int o = 0; o < columns; o++) {
        int at = row * columns + o;
        values.array()[at] = program.identities()[o] + whole.mean(o);
        errors.array()[at] =
            program.circuit().random() ? whole.standardError(o, program.bounds()[o]) : 0;
      }
    }
    return new Expectations(values, errors);
  }

  private static TrajectoryBatch batch(
      TrajectoryProgram program, Bindings rows, int row, long seed) {
    int start = row * rows.parameters().size();
    return new TrajectoryBatch(program, rows.values().array(), start, seed);
  }

  @Override
  public Expectations estimate(EstimatorPub pub, long shots, RowSeeds seeds) {
    TrajectoryProgram program = program(pub.circuit(), pub.observables());
    int columns = program.observables();
    Matrix values = new Matrix(pub.bindings().rows(), columns);
    Matrix variances = new Matrix(values.rows(), columns);
    for (int row = 0; row < values.rows(); row++) {
      System.arraycopy(program.identities(), 0, values.array(), row * columns, columns);
    }
    ShotStatistics statistics = new ShotStatistics();
    for (int group = 0; group < program.bases().size(); group++) {
      NoisyBasis basis = program.bases().get(group);
      List<Map<Long, Long>> outcomes = outcomes(program, pub.bindings(), group, shots, seeds);
      for (int row = 0; row < values.rows(); row++) {
        OutcomeCounts counts = new OutcomeCounts();
        outcomes.get(row).forEach((outcome, number) -> counts.add(outcome.intValue(), number));
        for (Part part : basis.parts()) {
          statistics.set(part, counts, shots);
          int at = row * columns + part.observable();
          values.array()[at] += statistics.mean();
          variances.array()[at] += statistics.varianceOfMean();
        }
      }
    }
    double[] errors = variances.array();
    for (int k = 0; k < errors.length; k++) {
      errors[k] = Math.sqrt(errors[k]);
    }
    return new Expectations(values, variances);
  }

  @Override
  public Probabilities probabilities(SamplerPub pub, RowSeeds seeds) {
    throw new UnsupportedCircuitException(
        "trajectories give no exact distribution of outcomes; ask for shots (--shots N), or where"
            + " the circuit uses at most "
            + DensityMatrixSimulator.MAX_QUBITS
            + " qubits for -S method=density-matrix");
  }

  @Override
  public Counts counts(SamplerPub pub, long shots, RowSeeds seeds) {
    TrajectoryProgram program = program(pub.circuit(), List.of());
    return new Counts(pub.circuit().bits(), outcomes(program, pub.bindings(), 0, shots, seeds));
  }

  /**
   * The outcomes of each row's shots in one basis: classical bits for a sampled circuit, else a bit
   * for each measured qubit.
   */
  private List<Map<Long, Long>> outcomes(
      TrajectoryProgram program, Bindings given, int group, long shots, RowSeeds seeds) {
    Bindings rows = program.placed().bindings(given);
    Batches batches = Batches.of(shots, program);
    int count = batches.count();
    NoisyBasis basis = program.bases().get(group);
    List<Map<Long, Long>> parts = new ArrayList<>(Collections.nCopies(rows.rows() * count, null));
    engine.forEach(
        parts.size(),
        Double.POSITIVE_INFINITY,
        task -> {
          int row = task / count;
          int index = task % count;
          Map<Long, Long> drawn = new HashMap<>();
          batch(program, rows, row, seeds.seed(row, group + program.bases().size() * index))
              .measure(
                  basis,
                  batches.size(index),
                  (bits, counts) -> merge(program, bits, counts, drawn));
          parts.set(task, drawn);
        });
    List<Map<Long, Long>> whole = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      Map<Long, Long> sum = parts.get(row * count);
      for (int index = 1; index < count; index++) {
        parts.get(row * count + index).forEach((key, number) -> sum.merge(key, number, Long::sum));
      }
      whole.add(sum);
    }
    return whole;
  }

  private static void merge(
      TrajectoryProgram program, long bits, OutcomeCounts counts, Map<Long, Long> into) {
    for (int k = 0; k < counts.size(); k++) {
      long outcome =
          program.observables() > 0
              ? counts.outcome(k)
              : program.circuit().bits(bits, counts.outcome(k));
      into.merge(outcome, counts.count(k), Long::sum);
    }
  }
}
