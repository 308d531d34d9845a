package io.qubridge.ibm.program;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Pub;
import io.qubridge.ibm.result.EstimatorDecoder;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Feature;
import io.qubridge.spi.JobHandle;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The service's {@code estimator}: expectation values with standard errors, mitigated there.
 *
 * <p>Observables have the shape (k, 1) and values the shape (n), which broadcasts to all pairs. A
 * number of shots is sent as the precision that so many give, 1/sqrt(shots).
 */
public final class EstimatorPrimitive implements Primitive {
  private static final int RANDOMIZATIONS = 32;
  private static final int LEAST_SHOTS = 64;

  /** Layers, depths, randomizations and shots of learning the noise of layers; the defaults. */
  private static final long LAYER_EXECUTIONS = 4L * 6 * 32 * 128;

  private final MitigationOptions options;

  /** An estimator with some options of the service's. */
  public EstimatorPrimitive(MitigationOptions options) {
    this.options = options;
  }

  @Override
  public String programId() {
    return "estimator";
  }

  @Override
  public Set<Feature> features() {
    return EnumSet.of(Feature.SHOTS, Feature.PRECISION);
  }

  @Override
  public void writeParams(ExecutionRequest request, IsaDevice device, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", 2);
    json.writeBooleanField("support_qiskit", false);
    json.writeNumberField("resilience_level", options.resilienceLevel());
    json.writeArrayFieldStart("pubs");
    for (Pub pub : request.pubs()) {
      IsaCircuit isa = device.isa(pub.circuit());
      Bindings rows = isa.bind(pub.bindings());
      IsaDevice.requireRunnable(isa.circuit(), rows);
      options.requireAllowed(isa.circuit());
      int width = Math.max(device.model().width(), isa.circuit().qubits());
      json.writeStartArray();
      json.writeString(WireCircuit.onRegister(isa.circuit(), width, rows.rows()));
      observables((EstimatorPub) pub, isa, width, json);
      PubWriter.values(isa.circuit().parameters(), rows, json);
      json.writeNumber(precision(request.accuracy()));
      json.writeEndArray();
    }
    json.writeEndArray();
    options.write(json);
    json.writeEndObject();
  }

  private static void observables(EstimatorPub pub, IsaCircuit isa, int width, JsonGenerator json)
      throws IOException {
    json.writeStartArray();
    for (Observable observable : pub.observables()) {
      json.writeStartArray();
      json.writeStartObject();
      for (var weight : Letters.weights(isa.map(observable), width).entrySet()) {
        json.writeNumberField(weight.getKey(), weight.getValue());
      }
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static double precision(Accuracy accuracy) {
    return accuracy instanceof Accuracy.Shots wanted
        ? 1 / Math.sqrt(wanted.shots())
        : ((Accuracy.Precision) accuracy).standardError();
  }

  /** Shots are rounded up to whole randomizations, and noise is learnt with as many again. */
  @Override
  public long executions(ExecutionRequest request) {
    double precision = precision(request.accuracy());
    long shots = Math.max(1, (long) Math.ceil(1 / (precision * precision) - 1e-6));
    long each = Math.max(LEAST_SHOTS, (shots + RANDOMIZATIONS - 1) / RANDOMIZATIONS);
    long rounded = (shots + each - 1) / each * each;
    double executions = request.executables() * (double) rounded * options.overhead();
    executions += options.learnsMeasurements() ? RANDOMIZATIONS * (double) each : 0;
    executions += options.learnsLayers() ? LAYER_EXECUTIONS : 0;
    return (long) Math.min(Long.MAX_VALUE / 2, Math.ceil(executions));
  }

  @Override
  public ExecutionResult decode(JobHandle job, ExecutionRequest request, Answer answer) {
    List<EstimatorPub> pubs = request.pubs().stream().map(EstimatorPub.class::cast).toList();
    EstimatorDecoder decoded = EstimatorDecoder.decode(answer.body(), pubs);
    return new ExecutionResult(
        job, List.copyOf(decoded.expectations()), decoded.failures(), answer.usage());
  }
}
