package io.qubridge.local;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.SamplerPub;
import io.qubridge.local.sampling.BitSampler;
import io.qubridge.local.sampling.RowSeeds;
import io.qubridge.local.sampling.ShotEstimator;
import io.qubridge.local.state.Engine;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Preparation;
import java.util.List;

/** Simulates state vectors without noise. */
final class PureSimulator implements Simulator {
  private final Engine engine;
  private final ExactEstimator exact;
  private final ShotEstimator shots;
  private final BitSampler sampler;

  PureSimulator(Engine engine, ShotEstimator shots) {
    this.engine = engine;
    this.shots = shots;
    exact = new ExactEstimator(engine);
    sampler = new BitSampler(engine);
  }

  @Override
  public Preparation prepare(Circuit circuit, List<Observable> observables) {
    engine.prepare(circuit, observables);
    return new Preparation(circuit, observables);
  }

  @Override
  public Expectations estimate(EstimatorPub pub, RowSeeds seeds) {
    return exact.estimate(pub);
  }

  @Override
  public Expectations estimate(EstimatorPub pub, long perCircuit, RowSeeds seeds) {
    return shots.estimate(pub, perCircuit, seeds);
  }

  @Override
  public Probabilities probabilities(SamplerPub pub, RowSeeds seeds) {
    return sampler.probabilities(pub);
  }

  @Override
  public Counts counts(SamplerPub pub, long perCircuit, RowSeeds seeds) {
    return sampler.counts(pub, perCircuit, seeds);
  }
}
