package io.qubridge.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.RequestId;
import io.qubridge.observable.Observable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestDigestTest {
  private static final Parameter T = new Parameter("t");

  @Test
  void dependsOnNothingButWhatIsAsked() {
    ExecutionRequest request = request(GateType.RX, 0.5, 0, "Z0", 10, 1);
    ExecutionRequest again =
        new ExecutionRequest(
            RequestId.random(), request.pubs(), request.accuracy(), request.seed());
    assertEquals(RequestDigest.of(request), RequestDigest.of(again));
    assertEquals(64, RequestDigest.of(request).length());
  }

  @Test
  void changesWithEveryPartOfTheRequest() {
    Set<String> digests =
        Stream.of(
                request(GateType.RX, 0.5, 0, "Z0", 10, 1),
                request(GateType.RY, 0.5, 0, "Z0", 10, 1),
                request(GateType.RX, Math.nextUp(0.5), 0, "Z0", 10, 1),
                request(GateType.RX, 0.5, 1, "Z0", 10, 1),
                request(GateType.RX, 0.5, 0, "X0", 10, 1),
                request(GateType.RX, 0.5, 0, "Z0", 11, 1),
                request(GateType.RX, 0.5, 0, "Z0", 10, 2))
            .map(RequestDigest::of)
            .collect(Collectors.toSet());
    assertEquals(7, digests.size());
  }

  private static ExecutionRequest request(
      GateType type, double value, int firstRow, String observable, int shots, long seed) {
    Circuit circuit = Circuit.builder(1).gate(type, Angle.of(T), 0).build();
    Bindings bindings = new Bindings(List.of(T), Matrix.row(value), firstRow);
    EstimatorPub pub = new EstimatorPub(circuit, bindings, List.of(Observable.parse(observable)));
    return ExecutionRequest.of(pub, Accuracy.shots(shots), seed);
  }
}
