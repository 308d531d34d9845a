package io.qubridge.mitigation;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Pub;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.execution.Usage;
import io.qubridge.mitigation.MitigatedPub.Estimated.Sensitivity;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.Limits;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.spi.UnsupportedFeatureException;
import io.qubridge.support.ForwardingBackend;
import io.qubridge.support.SplitJob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A backend without the readout errors of the one behind it.
 *
 * <p><b>Expectation values.</b> Each factor P of an observable is replaced by {@code (P - a) / b},
 * where {@code a + b <P>} is what the readout of its qubit makes of {@code <P>}; see {@link
 * ReadoutCalibration}. The circuits and shots stay the same. Standard errors are those of the
 * replaced observables, which are larger by about {@code 1 / b} for each factor, and where the
 * calibration was measured with shots its own standard errors are added, to first order. The latter
 * part is common to all rows.
 *
 * <p><b>Distributions.</b> A sampler PUB gives {@link io.qubridge.execution.Probabilities} with
 * shots too: quasi-probabilities, which sum to 1 and may be below 0. At most 16 measured bits.
 *
 * <p>Where the backend transpiles, the figures are those of the physical qubits that {@link
 * Backend#prepare} names. Jobs of this backend cannot be resumed, and it offers no gradients of its
 * own, so {@link io.qubridge.gradient.ParameterShift} differentiates. Closing it closes the backend
 * behind it. Safe for several threads.
 */
public final class MitigatedBackend extends ForwardingBackend {
  private static final int CACHED = 16;
  private static final Set<Feature> LOST = Set.of(Feature.VJP, Feature.RESUME, Feature.FIND);

  private final Calibrator calibrator;
  private final Map<Key, Estimate> estimates =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Estimate> eldest) {
          return size() > CACHED;
        }
      };

  private record Key(
      Circuit circuit, List<Observable> observables, Calibrator from, boolean exact) {}

  private MitigatedBackend(Backend delegate, Calibrator calibrator) {
    super(delegate);
    this.calibrator = calibrator;
  }

  /**
   * Mitigates by figures that are known, for example {@link ReadoutCalibration#of} a device.
   *
   * @param calibration of all qubits that will be measured
   */
  public static MitigatedBackend of(Backend backend, ReadoutCalibration calibration) {
    return new MitigatedBackend(backend, new Calibrator.Known(calibration));
  }

  /**
   * Mitigates by figures that the backend itself measures: {@link ReadoutCalibration#measure} runs
   * when a set of qubits is first needed, and its result is kept. A request for exact values
   * calibrates exactly, any other with shots.
   *
   * @param shots of each of the two circuits of a calibration, at least 1
   * @param seed of the calibration's randomness
   */
  public static MitigatedBackend calibrating(Backend backend, long shots, long seed) {
    return new MitigatedBackend(backend, new Calibrator.Measured(backend, shots, seed));
  }

  @Override
  public Capabilities capabilities() {
    Capabilities own = inner().capabilities();
    Set<Feature> features = new HashSet<>(own.features());
    features.removeAll(LOST);
    return new Capabilities(own.qubits(), own.gates(), features, limits(own), own.asOf());
  }

  /** Requests of any size are taken: they are cut when it is known what is measured for them. */
  private static Limits limits(Capabilities own) {
    Limits none = Limits.NONE;
    long shots = own.limits().shots();
    return new Limits(none.pubs(), none.rows(), none.executables(), shots, none.bytes());
  }

  /**
   * Calibrates ahead of the first request, if the figures are not known yet.
   *
   * @param accuracy of the request
   * @throws UnsupportedCircuitException if a measured qubit has no figures or singular ones
   * @throws io.qubridge.spi.BackendException as the backend does
   */
  public void calibrate(Circuit circuit, List<Observable> observables, Accuracy accuracy) {
    readouts(MeasuredQubits.of(circuit, observables, inner()), calibrator, isExact(accuracy));
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnsupportedCircuitException also if a measured qubit has no figures or singular ones,
   *     or an observable or a circuit measures too many qubits
   */
  @Override
  public Job submit(ExecutionRequest request) {
    List<MitigatedPub> pubs = mitigated(request, calibrator);
    return new MitigatedJob(SplitJob.submit(inner(), rewritten(request, pubs)), pubs);
  }

  /**
   * The cost of the request. The first estimate that needs a calibration has its cost too, so that
   * estimates add up to what several requests cost.
   */
  @Override
  public Usage estimate(ExecutionRequest request) {
    List<MitigatedPub> pubs = mitigated(request, calibrator.assumed());
    Usage usage = SplitJob.estimate(inner(), rewritten(request, pubs));
    Set<MeasuredQubits> needed = new LinkedHashSet<>();
    request.pubs().forEach(pub -> needed.add(MeasuredQubits.of(pub, inner())));
    for (MeasuredQubits qubits : needed) {
      usage = usage.plus(calibrator.quote(qubits, isExact(request.accuracy())));
    }
    return usage;
  }

  /** Neither jobs nor gradients of the inner backend are mitigated. */
  @Override
  public Job resume(JobHandle handle, ExecutionRequest request) {
    throw new UnsupportedFeatureException(handle.backend(), Feature.RESUME);
  }

  @Override
  public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
    throw new UnsupportedFeatureException(handle.backend(), Feature.RESUME);
  }

  @Override
  public Optional<JobHandle> find(RequestId request) {
    throw new UnsupportedFeatureException("a backend with mitigation", Feature.FIND);
  }

  @Override
  public Optional<Differentiator> differentiator() {
    return Optional.empty();
  }

  private static boolean isExact(Accuracy accuracy) {
    return accuracy instanceof Accuracy.Exact;
  }

  private static ExecutionRequest rewritten(ExecutionRequest request, List<MitigatedPub> pubs) {
    return new ExecutionRequest(
        request.id(),
        pubs.stream().map(MitigatedPub::pub).toList(),
        request.accuracy(),
        request.seed(),
        request.firstPub());
  }

  private List<MitigatedPub> mitigated(ExecutionRequest request, Calibrator from) {
    boolean exact = isExact(request.accuracy());
    List<MitigatedPub> pubs = new ArrayList<>();
    for (Pub pub : request.pubs()) {
      pubs.add(
          pub instanceof EstimatorPub estimator
              ? estimated(estimator, from, exact)
              : sampled((SamplerPub) pub, from, exact));
    }
    return pubs;
  }

  private MitigatedPub estimated(EstimatorPub pub, Calibrator from, boolean exact) {
    Estimate estimate = estimate(pub, from, exact);
    EstimatorPub rewritten =
        new EstimatorPub(pub.circuit(), pub.bindings(), estimate.observables());
    return new MitigatedPub.Estimated(
        rewritten, pub.observables().size(), estimate.sensitivities());
  }

  private Estimate estimate(EstimatorPub pub, Calibrator from, boolean exact) {
    Key key = new Key(pub.circuit(), pub.observables(), from, exact);
    synchronized (estimates) {
      Estimate known = estimates.get(key);
      if (known != null) {
        return known;
      }
    }
    MeasuredQubits qubits = MeasuredQubits.of(pub, inner());
    Estimate made = Estimate.of(pub.observables(), readouts(qubits, from, exact));
    synchronized (estimates) {
      estimates.put(key, made);
    }
    return made;
  }

  private MitigatedPub sampled(SamplerPub pub, Calibrator from, boolean exact) {
    MeasuredQubits qubits = MeasuredQubits.of(pub, inner());
    return new MitigatedPub.Sampled(pub, new QuasiProbabilities(readouts(qubits, from, exact)));
  }

  /** The readout of each qubit of the observables, or behind each classical bit. */
  private static SortedMap<Integer, QubitReadout> readouts(
      MeasuredQubits qubits, Calibrator from, boolean exact) {
    SortedMap<Integer, QubitReadout> readouts = new TreeMap<>();
    if (!qubits.places().isEmpty()) {
      ReadoutCalibration calibration = from.calibrate(qubits, exact);
      qubits.places().forEach((asked, runs) -> readouts.put(asked, calibration.invertible(runs)));
    }
    return readouts;
  }

  /**
   * What is estimated in place of some observables.
   *
   * @param observables the rewritten ones, and behind them what the sensitivities need
   * @param sensitivities to the calibration
   */
  private record Estimate(List<Observable> observables, List<Sensitivity> sensitivities) {
    static Estimate of(List<Observable> asked, SortedMap<Integer, QubitReadout> readouts) {
      ReadoutInversion inversion = new ReadoutInversion(readouts::get);
      List<Observable> rewritten = new ArrayList<>(asked.stream().map(inversion::invert).toList());
      List<Sensitivity> sensitivities = new ArrayList<>();
      for (int o = 0; o < asked.size(); o++) {
        for (int qubit : ReadoutInversion.support(asked.get(o))) {
          QubitReadout readout = readouts.get(qubit);
          if (readout.estimated()) {
            rewritten.add(inversion.sensitivity(asked.get(o), qubit, true));
            sensitivities.add(new Sensitivity(o, readout.oneGivenZeroError()));
            rewritten.add(inversion.sensitivity(asked.get(o), qubit, false));
            sensitivities.add(new Sensitivity(o, readout.zeroGivenOneError()));
          }
        }
      }
      return new Estimate(List.copyOf(rewritten), List.copyOf(sensitivities));
    }
  }
}
