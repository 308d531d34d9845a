package io.qubridge.app.cost;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Job;
import io.qubridge.spi.Preparation;
import io.qubridge.support.CompletedJob;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A backend that runs nothing: it adds up what another backend would charge for the requests that
 * it gets, and answers them with zeros. Has that backend's capabilities, so that requests are made
 * and split as for it. For one thread.
 */
public final class RequestTally implements Backend {
  private final String id;
  private final Backend priced;
  private Bill bill = Bill.ZERO;

  /**
   * Prices requests for a backend, which the caller closes.
   *
   * @param id the id of the backend's provider
   */
  public RequestTally(String id, Backend priced) {
    this.id = id;
    this.priced = priced;
  }

  /** What came since the last call, or the beginning. */
  public Bill take() {
    Bill taken = bill;
    bill = Bill.ZERO;
    return taken;
  }

  @Override
  public Capabilities capabilities() {
    return priced.capabilities();
  }

  @Override
  public Preparation prepare(Circuit circuit, List<Observable> observables) {
    return priced.prepare(circuit, observables);
  }

  @Override
  public Usage estimate(ExecutionRequest request) {
    return priced.estimate(request);
  }

  @Override
  public Job submit(ExecutionRequest request) {
    capabilities().requireRunnable(id, request);
    Usage usage = priced.estimate(request);
    bill = bill.plus(Bill.of(request, usage));
    List<PubResult> zeros =
        request.pubs().stream().map(pub -> zeros(pub, request.accuracy())).toList();
    return CompletedJob.of(id, request, zeros, usage);
  }

  /** Gradients that a backend computes are one circuit a row, whatever it takes to compute them. */
  @Override
  public Optional<Differentiator> differentiator() {
    return priced
        .differentiator()
        .map(inner -> (pub, cotangents) -> differentiate(pub, inner.estimate(pub)));
  }

  private ValueAndGradient differentiate(EstimatorPub pub, Usage usage) {
    int rows = pub.bindings().rows();
    bill = bill.plus(new Bill(rows, rows, usage.tasks(), 0, usage.qpuTime(), usage.usd()));
    Matrix gradient = new Matrix(rows, pub.bindings().parameters().size());
    return new ValueAndGradient(zeros(pub), gradient, gradient);
  }

  @Override
  public void close() {}

  private static PubResult zeros(Pub pub, Accuracy accuracy) {
    if (pub instanceof EstimatorPub estimated) {
      return zeros(estimated);
    }
    int rows = pub.bindings().rows();
    if (accuracy instanceof Accuracy.Shots shots) {
      return new Counts(pub.circuit().bits(), Collections.nCopies(rows, Map.of(0L, shots.shots())));
    }
    return new Probabilities(pub.circuit().bits(), Collections.nCopies(rows, Map.of(0L, 1.0)));
  }

  private static Expectations zeros(EstimatorPub pub) {
    Matrix zeros = new Matrix(pub.bindings().rows(), pub.observables().size());
    return new Expectations(zeros, zeros);
  }
}
