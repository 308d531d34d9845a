package io.qubridge.local;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.SamplerPub;
import io.qubridge.local.sampling.RowSeeds;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Preparation;
import java.util.List;

/** Runs PUBs, exactly or with shots. Safe for several threads. */
public interface Simulator {
  /** Compiles a circuit and shows what will run. */
  Preparation prepare(Circuit circuit, List<Observable> observables);

  /**
   * Expectation values without shots: exact, with standard errors of 0, or as good as the simulator
   * can, with the standard errors of what it drew.
   */
  Expectations estimate(EstimatorPub pub, RowSeeds seeds);

  /**
   * Expectation values from shots.
   *
   * @param shots of each row and group of commuting strings, at least 1
   */
  Expectations estimate(EstimatorPub pub, long shots, RowSeeds seeds);

  /**
   * The exact distribution of a circuit's bits.
   *
   * @throws io.qubridge.spi.UnsupportedCircuitException if the simulator has only shots
   */
  Probabilities probabilities(SamplerPub pub, RowSeeds seeds);

  /**
   * The outcomes of some shots.
   *
   * @param shots of each row, at least 1
   */
  Counts counts(SamplerPub pub, long shots, RowSeeds seeds);
}
