package io.qubridge.local;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.SamplerPub;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.local.gradient.AdjointDifferentiator;
import io.qubridge.local.noise.Method;
import io.qubridge.local.noise.Noise;
import io.qubridge.local.noise.NoisySimulator;
import io.qubridge.local.sampling.RowSeeds;
import io.qubridge.local.sampling.ShotEstimator;
import io.qubridge.local.state.Capacity;
import io.qubridge.local.state.Engine;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.Limits;
import io.qubridge.spi.Preparation;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.support.CompletedJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Simulates circuits in this process, exactly or with shots: state vectors, or with noise density
 * matrices or trajectories.
 *
 * <p>A request is done when {@link #submit} returns. The numbers depend on the request alone: not
 * on the number of threads, nor on how rows are spread over requests.
 */
public final class LocalBackend implements Backend {
  /** The most shots of one row. */
  public static final long MAX_SHOTS = 1_000_000_000;

  static final int DEFAULT_TRAJECTORIES = 1000;

  private final Capabilities capabilities;
  private final Capacity capacity = new Capacity();
  private final Engine engine;
  private final Simulator simulator;
  private final ShotEstimator shots;
  private final Optional<AdjointDifferentiator> adjoint;
  private volatile boolean closed;

  /**
   * A simulator.
   *
   * @param threads that work at a time, the caller's included; at least 1
   * @param noise what errs; empty for none
   */
  LocalBackend(int threads, Optional<Noise> noise) {
    this(threads, noise, Method.AUTO, DEFAULT_TRAJECTORIES);
  }

  /**
   * A simulator.
   *
   * @param method how noise is simulated
   * @param trajectories of a value without shots, at least 1
   */
  LocalBackend(int threads, Optional<Noise> noise, Method method, int trajectories) {
    engine = new Engine(threads, capacity);
    shots = new ShotEstimator(engine);
    simulator =
        noise.isPresent()
            ? new NoisySimulator(engine, capacity, noise.get(), method, trajectories)
            : new PureSimulator(engine, shots);
    adjoint = noise.isPresent() ? Optional.empty() : Optional.of(new AdjointDifferentiator(engine));
    capabilities =
        capabilities(
            noise.isPresent() ? NoisySimulator.qubits(method, capacity) : capacity.qubits());
  }

  private Capabilities capabilities(int qubits) {
    EnumSet<Feature> features =
        EnumSet.of(
            Feature.EXACT,
            Feature.SHOTS,
            Feature.PRECISION,
            Feature.MODIFIERS,
            Feature.MID_CIRCUIT,
            Feature.SAMPLING,
            Feature.SEED);
    if (adjoint.isPresent()) {
      features.add(Feature.VJP);
    }
    Limits none = Limits.NONE;
    return new Capabilities(
        qubits,
        EnumSet.allOf(GateType.class),
        features,
        new Limits(none.pubs(), none.rows(), none.executables(), MAX_SHOTS, none.bytes()),
        Instant.now());
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Job submit(ExecutionRequest request) {
    requireOpen();
    for (Pub pub : request.pubs()) {
      requireRunnable(pub.circuit());
    }
    List<PubResult> results = new ArrayList<>(request.pubs().size());
    long used = 0;
    for (int i = 0; i < request.pubs().size(); i++) {
      Pub pub = request.pubs().get(i);
      long perCircuit = shotsOf(request.accuracy(), pub);
      results.add(run(pub, perCircuit, request, i));
      used += perCircuit == 0 ? 0 : perCircuit * pub.bindings().rows() * pub.executablesPerRow();
    }
    return CompletedJob.of(LocalBackendProvider.ID, request, results, Usage.free(used));
  }

  /** The shots of each row and group of observables; 0 for exact values. */
  private long shotsOf(Accuracy accuracy, Pub pub) {
    long wanted = 0;
    if (accuracy instanceof Accuracy.Shots given) {
      wanted = given.shots();
    } else if (accuracy instanceof Accuracy.Precision precision) {
      wanted = shots.shotsFor((EstimatorPub) pub, precision.standardError());
    }
    if (wanted > MAX_SHOTS) {
      throw new QuotaExceededException(
          "%,d shots; 'local' takes at most %,d of each circuit, so ask for fewer, or for exact values"
              .formatted(wanted, MAX_SHOTS));
    }
    return wanted;
  }

  private PubResult run(Pub pub, long perCircuit, ExecutionRequest request, int index) {
    RowSeeds seeds =
        new RowSeeds(request.seed(), request.firstPub() + index, pub.bindings().firstRow());
    try {
      if (pub instanceof EstimatorPub estimator) {
        return perCircuit == 0
            ? simulator.estimate(estimator, seeds)
            : simulator.estimate(estimator, perCircuit, seeds);
      }
      SamplerPub sampled = (SamplerPub) pub;
      return perCircuit == 0
          ? simulator.probabilities(sampled, seeds)
          : simulator.counts(sampled, perCircuit, seeds);
    } catch (OutOfMemoryError full) {
      throw new QuotaExceededException(
          "the memory of the JVM is too small for PUB %d; use fewer qubits or rows, or more memory (java -Xmx)"
              .formatted(index));
    }
  }

  @Override
  public Preparation prepare(Circuit circuit, List<Observable> observables) {
    requireRunnable(circuit);
    return simulator.prepare(circuit, observables);
  }

  @Override
  public Optional<Differentiator> differentiator() {
    return adjoint.map(method -> (pub, cotangents) -> vjp(method, pub, cotangents));
  }

  private ValueAndGradient vjp(AdjointDifferentiator method, EstimatorPub pub, Matrix cotangents) {
    requireOpen();
    requireRunnable(pub.circuit());
    return method.vjp(pub, cotangents);
  }

  /** Idle qubits of a device are not simulated; those of a register are the user's wish. */
  private void requireRunnable(Circuit circuit) {
    if (!circuit.physical() && circuit.qubits() > capabilities.qubits()) {
      throw new UnsupportedCircuitException(
          adjoint.isPresent()
              ? "the circuit has %d qubits; 'local' simulates at most %d in %,d MiB of memory, so use fewer or another backend"
                  .formatted(circuit.qubits(), capabilities.qubits(), capacity.mebibytes())
              : "the circuit has %d qubits; 'local' simulates at most %d with noise by this method, so use fewer"
                  .formatted(circuit.qubits(), capabilities.qubits()));
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("backend 'local' is closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    engine.close();
  }
}
