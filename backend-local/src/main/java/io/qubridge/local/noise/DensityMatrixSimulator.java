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
import io.qubridge.local.sampling.OutcomeSampler;
import io.qubridge.local.sampling.RowSeeds;
import io.qubridge.local.sampling.ShotStatistics;
import io.qubridge.local.sampling.Xoshiro;
import io.qubridge.local.state.Engine;
import io.qubridge.local.state.MeasurementBasis;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Preparation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs PUBs with noise on density matrices, exactly or with shots drawn from the exact
 * distribution. The numbers depend on the request alone. Safe for several threads.
 */
public final class DensityMatrixSimulator implements Simulator {
  /** The most qubits that a density matrix is kept for. */
  public static final int MAX_QUBITS = NoisyCircuit.MAX_QUBITS;

  private static final int MOST_LANES = 32;
  private static final int BLOCK_COEFFICIENTS = 1 << 15;
  private static final int CACHED = 16;

  /** Probabilities below this are what rounding makes of impossible outcomes. */
  private static final double NEGLIGIBLE = 1e-26;

  private final Engine engine;
  private final Placements placements;
  private final NoiseModel noise;
  private final Map<Key, NoisyProgram> programs =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, NoisyProgram> eldest) {
          return size() > CACHED;
        }
      };

  private record Key(Circuit circuit, List<Observable> observables) {}

  /** What is done with the rows of a block whose circuit has run. */
  @FunctionalInterface
  private interface BlockTask {
    void run(PauliBlock block, int firstRow, int rows);
  }

  /** A simulator on an engine's threads. */
  DensityMatrixSimulator(Engine engine, Placements placements, NoiseModel noise) {
    this.engine = engine;
    this.placements = placements;
    this.noise = noise;
  }

  @Override
  public Preparation prepare(Circuit circuit, List<Observable> observables) {
    return program(circuit, observables).placed().preparation(observables);
  }

  @Override
  public Expectations estimate(EstimatorPub pub, RowSeeds seeds) {
    NoisyProgram program = program(pub.circuit(), pub.observables());
    int columns = pub.observables().size();
    Matrix values = new Matrix(pub.bindings().rows(), columns);
    forEachBlock(
        program,
        program.placed().bindings(pub.bindings()),
        (block, first, rows) -> {
          for (int row = 0; row < rows; row++) {
            for (int o = 0; o < columns; o++) {
              values.array()[(first + row) * columns + o] =
                  program.expectations().get(o).value(block, row);
            }
          }
        });
    return new Expectations(values, new Matrix(values.rows(), columns));
  }

  @Override
  public Expectations estimate(EstimatorPub pub, long shots, RowSeeds seeds) {
    NoisyProgram program = program(pub.circuit(), pub.observables());
    int columns = pub.observables().size();
    Matrix values = new Matrix(pub.bindings().rows(), columns);
    Matrix errors = new Matrix(values.rows(), columns);
    forEachBlock(
        program,
        program.placed().bindings(pub.bindings()),
        (block, first, rows) -> {
          Draw draw = new Draw(shots, seeds);
          for (int row = 0; row < rows; row++) {
            draw.estimate(program, block, row, first + row, columns, values, errors);
          }
        });
    return new Expectations(values, errors);
  }

  @Override
  public Probabilities probabilities(SamplerPub pub, RowSeeds seeds) {
    NoisyProgram program = program(pub.circuit(), List.of());
    List<Map<Long, Double>> rows =
        new ArrayList<>(Collections.nCopies(pub.bindings().rows(), null));
    List<NoisyOutcomes.Measured> measured = measured(program);
    forEachBlock(
        program,
        program.placed().bindings(pub.bindings()),
        (block, first, count) -> {
          NoisyOutcomes outcomes = new NoisyOutcomes(measured);
          for (int row = 0; row < count; row++) {
            Map<Long, Double> distribution = new HashMap<>();
            double[] probabilities = outcomes.of(block, row);
            for (int k = 0; k < probabilities.length; k++) {
              if (probabilities[k] > NEGLIGIBLE) {
                distribution.put(bits(program, k), probabilities[k]);
              }
            }
            rows.set(first + row, distribution);
          }
        });
    return new Probabilities(pub.circuit().bits(), rows);
  }

  @Override
  public Counts counts(SamplerPub pub, long shots, RowSeeds seeds) {
    NoisyProgram program = program(pub.circuit(), List.of());
    List<Map<Long, Long>> rows = new ArrayList<>(Collections.nCopies(pub.bindings().rows(), null));
    List<NoisyOutcomes.Measured> measured = measured(program);
    forEachBlock(
        program,
        program.placed().bindings(pub.bindings()),
        (block, first, count) -> {
          NoisyOutcomes outcomes = new NoisyOutcomes(measured);
          Draw draw = new Draw(shots, seeds);
          for (int row = 0; row < count; row++) {
            draw.outcomes(outcomes.of(block, row), first + row, 0);
            Map<Long, Long> drawn = new HashMap<>();
            for (int k = 0; k < draw.counts.size(); k++) {
              drawn.merge(bits(program, draw.counts.outcome(k)), draw.counts.count(k), Long::sum);
            }
            rows.set(first + row, drawn);
          }
        });
    return new Counts(pub.circuit().bits(), rows);
  }

  private static List<NoisyOutcomes.Measured> measured(NoisyProgram program) {
    return program.circuit().readouts().stream()
        .map(readout -> new NoisyOutcomes.Measured(readout.qubit(), 3, readout.readout()))
        .toList();
  }

  /** The classical bits of an outcome of the measured qubits. */
  private static long bits(NoisyProgram program, int outcome) {
    long bits = 0;
    for (int k = 0; k < program.circuit().readouts().size(); k++) {
      bits |= (long) (outcome >> k & 1) << program.circuit().readouts().get(k).bit();
    }
    return bits;
  }

  private NoisyProgram program(Circuit circuit, List<Observable> observables) {
    synchronized (programs) {
      return programs.computeIfAbsent(
          new Key(circuit, observables),
          key -> new NoisyProgram(placements.of(key.circuit()), key.observables(), noise));
    }
  }

  private void forEachBlock(NoisyProgram program, Bindings bindings, BlockTask task) {
    int coefficients = 1 << 2 * program.circuit().qubits();
    int rows = bindings.rows();
    int most = Math.max(1, Math.min(MOST_LANES, BLOCK_COEFFICIENTS / coefficients));
    int lanes = Math.min(rows, most);
    double work = (double) coefficients * program.circuit().steps().size() * rows;
    engine.forEach(
        (rows + lanes - 1) / lanes,
        work,
        index -> {
          int first = index * lanes;
          int count = Math.min(lanes, rows - first);
          BlockRunner runner =
              new BlockRunner(program.circuit(), bindings.parameters().size(), lanes);
          task.run(runner.run(bindings.values().array(), first, count), first, count);
        });
  }

  /** Draws shots row by row. */
  private static final class Draw {
    private final long shots;
    private final RowSeeds seeds;
    private final Xoshiro random = new Xoshiro();
    private final OutcomeSampler sampler = new OutcomeSampler();
    private final OutcomeCounts counts = new OutcomeCounts();
    private final ShotStatistics statistics = new ShotStatistics();

    Draw(long shots, RowSeeds seeds) {
      this.shots = shots;
      this.seeds = seeds;
    }

    void outcomes(double[] distribution, int row, int group) {
      double[] probabilities = sampler.probabilities(distribution.length);
      System.arraycopy(distribution, 0, probabilities, 0, distribution.length);
      random.seed(seeds.seed(row, group));
      counts.clear();
      sampler.draw(distribution.length, shots, random, counts);
    }

    void estimate(
        NoisyProgram program,
        PauliBlock block,
        int lane,
        int row,
        int columns,
        Matrix values,
        Matrix errors) {
      double[] variances = new double[columns];
      for (int o = 0; o < columns; o++) {
        values.array()[row * columns + o] = program.identity(o);
      }
      for (int group = 0; group < program.bases().size(); group++) {
        NoisyBasis basis = program.bases().get(group);
        outcomes(new NoisyOutcomes(basis.measured()).of(block, lane), row, group);
        for (MeasurementBasis.Part part : basis.parts()) {
          statistics.set(part, counts, shots);
          values.array()[row * columns + part.observable()] += statistics.mean();
          variances[part.observable()] += statistics.varianceOfMean();
        }
      }
      for (int o = 0; o < columns; o++) {
        errors.array()[row * columns + o] = Math.sqrt(variances[o]);
      }
    }
  }
}
