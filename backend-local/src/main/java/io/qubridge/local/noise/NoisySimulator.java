package io.qubridge.local.noise;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.SamplerPub;
import io.qubridge.local.Simulator;
import io.qubridge.local.sampling.RowSeeds;
import io.qubridge.local.state.Capacity;
import io.qubridge.local.state.Engine;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Preparation;
import java.util.List;

/** Runs PUBs with noise, each by the method that was asked for. Safe for several threads. */
public final class NoisySimulator implements Simulator {
  private final Placements placements;
  private final Method method;
  private final Simulator densityMatrix;
  private final Simulator trajectories;

  /**
   * A simulator on an engine's threads.
   *
   * @param capacity what states may take
   * @param method how
   * @param trajectories how many make up a value that is asked for without shots, at least 1
   */
  public NoisySimulator(
      Engine engine, Capacity capacity, Noise noise, Method method, int trajectories) {
    this.method = method;
    placements = new Placements(noise);
    densityMatrix = new DensityMatrixSimulator(engine, placements, noise.model());
    this.trajectories =
        new TrajectorySimulator(engine, capacity, placements, noise.model(), trajectories);
  }

  /** The most qubits of a circuit on a register. */
  public static int qubits(Method method, Capacity capacity) {
    return method == Method.DENSITY_MATRIX
        ? DensityMatrixSimulator.MAX_QUBITS
        : Math.min(TrajectorySimulator.MAX_QUBITS, capacity.qubits());
  }

  private Simulator of(Circuit circuit) {
    return switch (method) {
      case DENSITY_MATRIX -> densityMatrix;
      case TRAJECTORIES -> trajectories;
      case AUTO ->
          NoisyCircuit.width(placements.of(circuit).runs()) <= DensityMatrixSimulator.MAX_QUBITS
              ? densityMatrix
              : trajectories;
    };
  }

  @Override
  public Preparation prepare(Circuit circuit, List<Observable> observables) {
    return of(circuit).prepare(circuit, observables);
  }

  @Override
  public Expectations estimate(EstimatorPub pub, RowSeeds seeds) {
    return of(pub.circuit()).estimate(pub, seeds);
  }

  @Override
  public Expectations estimate(EstimatorPub pub, long shots, RowSeeds seeds) {
    return of(pub.circuit()).estimate(pub, shots, seeds);
  }

  @Override
  public Probabilities probabilities(SamplerPub pub, RowSeeds seeds) {
    return of(pub.circuit()).probabilities(pub, seeds);
  }

  @Override
  public Counts counts(SamplerPub pub, long shots, RowSeeds seeds) {
    return of(pub.circuit()).counts(pub, shots, seeds);
  }
}
