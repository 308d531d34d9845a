package io.qubridge.kit;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Operation;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.support.CompletedJob;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The naive backend with one of the mistakes that authors of backends make. */
final class BrokenBackend implements Backend {
  /** A mistake, and the test that has to find it. */
  enum Mistake {
    REVERSED_QUBITS("bitOrderIsQubitZeroLowest"),
    WRONG_GATE("gatesAreThoseOfTheTable"),
    CONTROLS_ALL_ON_ONE("gatesUnderControlModifiersAreThoseOfTheTable"),
    COLUMNS_BY_POSITION("columnsOfTheBindingsMayStandInAnyOrder"),
    NO_STANDARD_ERRORS("valuesOfRandomCircuitsMatch"),
    SEEDS_BY_LOCAL_ROW("partsGiveTheEstimatesOfTheWhole"),
    SEEDS_BY_LOCAL_PUB("partsGiveTheEstimatesOfTheWhole"),
    SEED_IGNORED("equalSeedsGiveEqualEstimatesAndOthersOthers"),
    LIMITS_NOT_CHECKED("moreShotsThanTheLimitAreRefused"),
    FEATURES_NOT_CHECKED("undeclaredAccuraciesAreRefused"),
    ANSWER_OF_NOTHING("answersDecodeToTheResult"),
    COSTS_UNDECLARED("whatCostsIsDeclaredAndCanBeTakenUp"),
    ANOTHER_REQUESTS_JOB("aResumedJobGivesTheResultOfItsRequestOnly"),
    GRADIENT_NEGATED("gradientsOfRandomCircuitsMatch");

    final String foundBy;

    Mistake(String foundBy) {
      this.foundBy = foundBy;
    }
  }

  private final Mistake mistake;
  private final Backend stated;
  private final Backend inner;

  /**
   * A broken backend.
   *
   * @param stated has the capabilities that it tells
   * @param inner runs what it gets and refuses nothing
   */
  BrokenBackend(Mistake mistake, Backend stated, Backend inner) {
    this.mistake = mistake;
    this.stated = stated;
    this.inner = inner;
  }

  @Override
  public Capabilities capabilities() {
    return stated.capabilities();
  }

  @Override
  public Job submit(ExecutionRequest request) {
    List<Pub> pubs = request.pubs().stream().map(this::changed).toList();
    boolean randomSeed = mistake == Mistake.SEED_IGNORED;
    ExecutionRequest changed =
        new ExecutionRequest(
            request.id(),
            pubs,
            request.accuracy(),
            randomSeed ? System.nanoTime() : request.seed(),
            mistake == Mistake.SEEDS_BY_LOCAL_PUB ? 0 : request.firstPub());
    boolean unchecked =
        mistake == Mistake.LIMITS_NOT_CHECKED || mistake == Mistake.FEATURES_NOT_CHECKED;
    Job job = (unchecked ? inner : stated).submit(changed);
    return mistake == Mistake.NO_STANDARD_ERRORS ? withoutErrors(job) : job;
  }

  private Pub changed(Pub pub) {
    Bindings bindings = pub.bindings();
    if (mistake == Mistake.SEEDS_BY_LOCAL_ROW) {
      bindings = new Bindings(bindings.parameters(), bindings.values());
    } else if (mistake == Mistake.COLUMNS_BY_POSITION) {
      bindings = new Bindings(pub.circuit().parameters(), bindings.values(), bindings.firstRow());
    }
    int last = pub.circuit().qubits() - 1;
    Circuit circuit =
        switch (mistake) {
          case REVERSED_QUBITS -> mapGates(pub.circuit(), gate -> reversed(gate, last));
          case WRONG_GATE -> mapGates(pub.circuit(), BrokenBackend::withoutDagger);
          case CONTROLS_ALL_ON_ONE -> mapGates(pub.circuit(), BrokenBackend::onOne);
          default -> pub.circuit();
        };
    return pub instanceof EstimatorPub estimator
        ? new EstimatorPub(circuit, bindings, estimator.observables())
        : new SamplerPub(circuit, bindings);
  }

  private static Circuit mapGates(Circuit circuit, UnaryOperator<Gate> change) {
    List<Operation> operations =
        circuit.operations().stream()
            .map(operation -> operation instanceof Gate gate ? change.apply(gate) : operation)
            .toList();
    return new Circuit(
        circuit.qubits(),
        circuit.physical(),
        circuit.registers(),
        circuit.parameters(),
        operations,
        circuit.pragmas());
  }

  private static Gate reversed(Gate gate, int last) {
    List<Integer> qubits = gate.qubits().stream().map(qubit -> last - qubit).toList();
    return new Gate(gate.type(), gate.angles(), qubits, gate.controls(), gate.onZero());
  }

  private static Gate withoutDagger(Gate gate) {
    GateType type = gate.type() == GateType.SXDG ? GateType.SX : gate.type();
    return new Gate(type, gate.angles(), gate.qubits(), gate.controls(), gate.onZero());
  }

  private static Gate onOne(Gate gate) {
    return new Gate(gate.type(), gate.angles(), gate.qubits(), gate.controls(), 0);
  }

  private static Job withoutErrors(Job job) {
    ExecutionResult result = job.await(Duration.ofMinutes(1));
    List<PubResult> pubs =
        IntStream.range(0, result.pubs().size())
            .mapToObj(pub -> withoutErrors(result.pubs().get(pub)))
            .toList();
    return new CompletedJob(
        new ExecutionResult(result.job(), pubs, result.failures(), result.usage()));
  }

  private static PubResult withoutErrors(PubResult result) {
    if (result instanceof Expectations e) {
      return new Expectations(e.values(), new Matrix(e.values().rows(), e.values().columns()));
    }
    return result;
  }

  @Override
  public Job resume(JobHandle handle, ExecutionRequest request) {
    if (mistake == Mistake.ANOTHER_REQUESTS_JOB) {
      return inner.submit(request);
    }
    return stated.resume(handle, request);
  }

  @Override
  public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
    ExecutionResult right = stated.decode(handle, request, answer);
    return mistake == Mistake.ANSWER_OF_NOTHING
        ? new ExecutionResult(handle, List.of(), right.failures(), right.usage())
        : right;
  }

  @Override
  public Usage estimate(ExecutionRequest request) {
    return mistake == Mistake.COSTS_UNDECLARED
        ? new Usage(1, 1, Duration.ofSeconds(1), BigDecimal.ONE)
        : stated.estimate(request);
  }

  @Override
  public Optional<JobHandle> find(RequestId id) {
    return stated.find(id);
  }

  @Override
  public Optional<Differentiator> differentiator() {
    if (mistake != Mistake.GRADIENT_NEGATED) {
      return stated.differentiator();
    }
    return stated
        .differentiator()
        .map(
            right ->
                (pub, cotangents) -> {
                  ValueAndGradient result = right.vjp(pub, cotangents);
                  double[] gradient = result.gradient().array();
                  for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = -gradient[i];
                  }
                  return result;
                });
  }

  @Override
  public void close() {
    stated.close();
  }
}
