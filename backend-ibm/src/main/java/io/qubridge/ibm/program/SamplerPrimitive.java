package io.qubridge.ibm.program;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.ibm.result.PubCounts;
import io.qubridge.ibm.result.SamplerDecoder;
import io.qubridge.observable.CommutingGroups;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Feature;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.UnsupportedCircuitException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The service's {@code sampler}: raw counts, from which observables are estimated here. A PUB of
 * the user's with observables becomes one of the service's for each group that commutes.
 *
 * <p>Pauli operators are measured after a native rotation: {@code sx} turns Y to Z, {@code
 * rz(pi/2)} and {@code sx} turn X to Z.
 */
public final class SamplerPrimitive implements Primitive {
  private static final int MAX_BITS = 63;

  private final MitigationOptions options;

  /** A sampler with some options of the service's. */
  public SamplerPrimitive(MitigationOptions options) {
    this.options = options;
  }

  @Override
  public String programId() {
    return "sampler";
  }

  @Override
  public Set<Feature> features() {
    return EnumSet.of(Feature.SHOTS, Feature.PRECISION, Feature.SAMPLING);
  }

  @Override
  public void writeParams(ExecutionRequest request, IsaDevice device, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", 2);
    json.writeBooleanField("support_qiskit", false);
    json.writeArrayFieldStart("pubs");
    for (Pub pub : request.pubs()) {
      IsaCircuit isa = device.isa(pub.circuit());
      Bindings rows = isa.bind(pub.bindings());
      IsaDevice.requireRunnable(isa.circuit(), rows);
      options.requireAllowed(isa.circuit());
      for (Circuit measured : measured(pub, isa)) {
        json.writeStartArray();
        json.writeString(WireCircuit.physical(measured, rows.rows()));
        PubWriter.values(measured.parameters(), rows, json);
        json.writeNumber(shots(request.accuracy(), pub));
        json.writeEndArray();
      }
    }
    json.writeEndArray();
    options.write(json);
    json.writeEndObject();
  }

  private static List<Circuit> measured(Pub pub, IsaCircuit isa) {
    if (!(pub instanceof EstimatorPub estimator)) {
      return List.of(isa.circuit());
    }
    List<Circuit> circuits = new ArrayList<>();
    for (CommutingGroups.Group group : CommutingGroups.of(estimator.observables())) {
      circuits.add(measured(isa, group.basis()));
    }
    return circuits;
  }

  /** The circuit with the measurement of factor {@code i} of a basis into bit {@code i}. */
  private static Circuit measured(IsaCircuit isa, PauliString basis) {
    int size = basis.factors().size();
    if (size > MAX_BITS) {
      throw new UnsupportedCircuitException(
          "the observables measure "
              + size
              + " qubits at once; 'ibm' takes at most "
              + MAX_BITS
              + ", so ask for fewer observables in one request");
    }
    Circuit circuit = isa.circuit();
    int width = circuit.qubits();
    for (PauliString.Factor factor : basis.factors()) {
      width = Math.max(width, isa.physical(factor.qubit()) + 1);
    }
    Circuit.Builder measured = Circuit.physicalBuilder(width);
    circuit.parameters().forEach(measured::parameter);
    measured.register("meas", size);
    for (Operation operation : circuit.operations()) {
      measured.add(operation);
    }
    for (int bit = 0; bit < size; bit++) {
      PauliString.Factor factor = basis.factors().get(bit);
      int qubit = isa.physical(factor.qubit());
      turn(factor, qubit, measured);
      measured.add(new Measurement(qubit, bit));
    }
    return measured.build();
  }

  private static void turn(PauliString.Factor factor, int qubit, Circuit.Builder circuit) {
    switch (factor.pauli()) {
      case X -> {
        circuit.add(Gate.of(GateType.RZ, List.of(Angle.of(Math.PI / 2)), List.of(qubit)));
        circuit.gate(GateType.SX, qubit);
      }
      case Y -> circuit.gate(GateType.SX, qubit);
      case Z -> {}
    }
  }

  @Override
  public long executions(ExecutionRequest request) {
    long executions = 0;
    for (Pub pub : request.pubs()) {
      executions +=
          shots(request.accuracy(), pub) * pub.bindings().rows() * pub.executablesPerRow();
    }
    return executions;
  }

  @Override
  public ExecutionResult decode(JobHandle job, ExecutionRequest request, Answer answer) {
    List<PubCounts> expected = new ArrayList<>();
    for (Pub pub : request.pubs()) {
      expected.add(PubCounts.of(pub, shots(request.accuracy(), pub)));
    }
    List<PubResult> results = SamplerDecoder.decode(answer.body(), expected);
    return new ExecutionResult(job, results, List.of(), answer.usage());
  }

  /**
   * The shots of each row and group. For a wanted standard error as many as are enough whatever the
   * state: a part of an observable has a variance of at most the square of its weights' sum.
   */
  private static long shots(Accuracy accuracy, Pub pub) {
    if (accuracy instanceof Accuracy.Shots wanted) {
      return wanted.shots();
    }
    double error = ((Accuracy.Precision) accuracy).standardError();
    double most = 0;
    EstimatorPub estimator = (EstimatorPub) pub;
    for (Observable observable : estimator.observables()) {
      double variance = 0;
      for (CommutingGroups.Group group : CommutingGroups.of(estimator.observables())) {
        double weight =
            observable.terms().stream()
                .filter(term -> group.members().contains(term.string()))
                .mapToDouble(term -> Math.abs(term.coefficient()))
                .sum();
        variance += weight * weight;
      }
      most = Math.max(most, variance);
    }
    return Math.max(2, (long) Math.ceil(most / (error * error)) + 1);
  }
}
