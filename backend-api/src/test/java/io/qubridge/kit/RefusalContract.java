package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Pub;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Limits;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.UnsupportedFeatureException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a backend cannot run, it refuses when it is submitted, in one line. */
interface RefusalContract extends Subject {
  private <T extends Exception> void assertRefused(Class<T> type, ExecutionRequest request) {
    T refusal = assertThrows(type, () -> backend().submit(request).await(patience()));
    assertFalse(refusal.getMessage().isBlank());
    assertFalse(refusal.getMessage().contains("\n"), refusal::getMessage);
  }

  private ExecutionRequest request(Pub pub, Accuracy accuracy) {
    return ExecutionRequest.of(pub, accuracy, 0);
  }

  @Test
  default void undeclaredAccuraciesAreRefused() {
    EstimatorPub pub = smallPub(1);
    if (!has(Feature.EXACT)) {
      assertRefused(UnsupportedFeatureException.class, request(pub, Accuracy.exact()));
    }
    if (!has(Feature.SHOTS)) {
      assertRefused(UnsupportedFeatureException.class, request(pub, Accuracy.shots(10)));
    }
    if (!has(Feature.PRECISION)) {
      assertRefused(UnsupportedFeatureException.class, request(pub, new Accuracy.Precision(0.1)));
    }
  }

  @Test
  default void undeclaredSamplingIsRefused() {
    assumeTrue(!has(Feature.SAMPLING), "the backend declares SAMPLING");
    assumeTrue(has(Feature.EXACT) || has(Feature.SHOTS), "no accuracy to sample with");
    Circuit circuit = scrambled(1).measureAll("c").build();
    SamplerPub pub = new SamplerPub(circuit, Bindings.none());
    assertRefused(UnsupportedFeatureException.class, request(pub, anyAccuracy()));
  }

  @Test
  default void tooManyQubitsAreRefused() {
    int qubits = capabilities().qubits();
    assumeTrue(qubits < 10_000, "no number of qubits is too many");
    Circuit circuit = Circuit.builder(qubits + 1).build();
    List<Observable> z = List.of(Observable.z(0));
    assertRefused(new EstimatorPub(circuit, Bindings.none(), z));
  }

  @Test
  default void gatesThatAreNotDeclaredAreRefused() {
    GateType other =
        Arrays.stream(GateType.values())
            .filter(type -> !capabilities().gates().contains(type))
            .filter(type -> type.operands() <= capabilities().qubits())
            .findFirst()
            .orElse(null);
    assumeTrue(other != null, "the backend offers every gate");
    List<Angle> angles = Collections.nCopies(other.angles(), Angle.of(0.3));
    List<Integer> operands = List.of(0, 1, 2).subList(0, other.operands());
    Circuit circuit =
        Circuit.builder(Math.max(1, other.operands())).gate(other, angles, operands).build();
    List<Observable> z = List.of(Observable.z(0));
    assertRefused(new EstimatorPub(circuit, Bindings.none(), z));
  }

  @Test
  default void moreShotsThanTheLimitAreRefused() {
    assume(Feature.SHOTS);
    long limit = capabilities().limits().shots();
    assumeTrue(limit < Long.MAX_VALUE, "no number of shots is too many");
    assertRefused(QuotaExceededException.class, request(smallPub(1), Accuracy.shots(limit + 1)));
  }

  @Test
  default void moreRowsThanTheLimitAreRefused() {
    Limits limits = capabilities().limits();
    long limit = Math.min(limits.rows(), limits.executables());
    assumeTrue(limit < 100_000, "too many rows to try");
    EstimatorPub one = smallPub(1);
    int rows = (int) limit + 1;
    Matrix values = new Matrix(rows, one.bindings().parameters().size());
    Bindings bindings = new Bindings(one.bindings().parameters(), values);
    EstimatorPub pub = new EstimatorPub(one.circuit(), bindings, one.observables());
    assertRefused(QuotaExceededException.class, request(pub, anyAccuracy()));
  }

  @Test
  default void morePubsThanTheLimitAreRefused() {
    int limit = capabilities().limits().pubs();
    assumeTrue(limit < 1_000, "too many PUBs to try");
    List<Pub> pubs = Collections.nCopies(limit + 1, smallPub(1));
    assertRefused(
        QuotaExceededException.class,
        new ExecutionRequest(RequestId.random(), pubs, anyAccuracy(), 0));
  }
}
