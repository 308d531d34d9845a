package io.qubridge.local.sampling;

import io.qubridge.execution.Counts;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.SamplerPub;
import io.qubridge.local.state.Engine;
import io.qubridge.local.state.OutcomeMap;
import io.qubridge.local.state.Program;
import io.qubridge.local.state.PureState;
import io.qubridge.local.state.Readout;
import io.qubridge.spi.QuotaExceededException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Distributions of a circuit's classical bits, exactly or from shots. Safe for several threads. */
public final class BitSampler {
  /** The most outcomes with a probability above 0 that one row lists: about 100 MB. */
  private static final int MAX_OUTCOMES = 1 << 20;

  private final Engine engine;

  /** A sampler on an engine. */
  public BitSampler(Engine engine) {
    this.engine = engine;
  }

  /**
   * The exact distribution. Outcomes less probable than 1e-26, which rounding makes of impossible
   * ones, are left out.
   *
   * @throws io.qubridge.spi.UnsupportedCircuitException if too much is measured or reset in the
   *     middle
   * @throws QuotaExceededException if more than 1,048,576 outcomes are possible
   */
  public Probabilities probabilities(SamplerPub pub) {
    Program program = engine.program(pub);
    TrajectoryTree.requireExact(program);
    List<Map<Long, Double>> rows = emptyRows(pub);
    engine.forEachRow(
        program,
        program.rows(pub.bindings()),
        rows.size(),
        1 + TrajectoryTree.states(program, 0),
        (workspace, state, row, workers) ->
            TrajectoryTree.exact(
                program,
                workspace.angles(),
                workers,
                state,
                (end, bits, probability, shots) ->
                    add(program.readout(), end, bits, probability, rows.get(row))));
    return new Probabilities(pub.circuit().bits(), rows);
  }

  private static void add(
      Readout readout, PureState state, long bits, double weight, Map<Long, Double> row) {
    OutcomeMap outcomes = readout.outcomes();
    double[] probabilities = new double[outcomes.outcomes()];
    outcomes.probabilities(state, probabilities);
    for (int k = 0; k < probabilities.length; k++) {
      double probability = weight * probabilities[k];
      if (probability > TrajectoryTree.NEGLIGIBLE) {
        row.merge(bits | readout.bits(k), probability, Double::sum);
        if (row.size() > MAX_OUTCOMES) {
          throw new QuotaExceededException(
              "a row has more than %,d possible outcomes, too many to list; measure fewer qubits or ask for shots"
                  .formatted(MAX_OUTCOMES));
        }
      }
    }
  }

  /**
   * The outcomes of some shots.
   *
   * @param shots of each row, at least 1
   */
  public Counts counts(SamplerPub pub, long shots, RowSeeds seeds) {
    Program program = engine.program(pub);
    List<Map<Long, Long>> rows = emptyRows(pub);
    engine.forEachRow(
        program,
        program.rows(pub.bindings()),
        rows.size(),
        1 + TrajectoryTree.states(program, shots),
        (workspace, state, row, workers) -> {
          Xoshiro random = new Xoshiro();
          random.seed(seeds.seed(row, 0));
          OutcomeSampler sampler = new OutcomeSampler();
          OutcomeCounts counts = new OutcomeCounts();
          TrajectoryTree.sample(
              program,
              workspace.angles(),
              workers,
              state,
              shots,
              random,
              (end, bits, probability, some) -> {
                counts.clear();
                sampler.draw(program.readout().outcomes(), end, some, random, counts);
                add(program.readout(), counts, bits, rows.get(row));
              });
        });
    return new Counts(pub.circuit().bits(), rows);
  }

  private static void add(Readout readout, OutcomeCounts counts, long bits, Map<Long, Long> row) {
    for (int i = 0; i < counts.size(); i++) {
      row.merge(bits | readout.bits(counts.outcome(i)), counts.count(i), Long::sum);
    }
  }

  private static <T> List<Map<Long, T>> emptyRows(SamplerPub pub) {
    List<Map<Long, T>> rows = new ArrayList<>();
    for (int row = 0; row < pub.bindings().rows(); row++) {
      rows.add(new HashMap<>());
    }
    return rows;
  }
}
