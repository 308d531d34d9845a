package io.qubridge.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Pub;
import io.qubridge.execution.RequestId;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Limits;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.support.RequestPart.Slice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestSplitterTest {
  private static final long MAX = Long.MAX_VALUE;
  private static final Parameter T = new Parameter("t");
  private static final Circuit CIRCUIT =
      Circuit.builder(2).gate(GateType.RX, Angle.of(T), 0).build();
  private static final Observable Z = Observable.z(0);
  private static final Observable X = Observable.parse("X0");

  @Test
  void leavesARequestWithinTheLimitsAsItIs() {
    ExecutionRequest request = request(pub(4, Z), pub(3, Z));
    List<RequestPart> parts = RequestSplitter.split(request, new Limits(2, 4, 7, 1, MAX));
    assertEquals(1, parts.size());
    assertSame(request, parts.get(0).request());
    assertEquals(List.of(new Slice(0, 0, 4), new Slice(1, 0, 3)), parts.get(0).slices());
  }

  @Test
  void splitsByPubs() {
    ExecutionRequest request = request(pub(1, Z), pub(1, Z), pub(1, Z));
    assertEquals(
        List.of(List.of(new Slice(0, 0, 1), new Slice(1, 0, 1)), List.of(new Slice(2, 0, 1))),
        slices(request, new Limits(2, MAX, MAX, MAX, MAX)));
  }

  @Test
  void splitsByRowsOfAPub() {
    assertEquals(
        List.of(
            List.of(new Slice(0, 0, 3)),
            List.of(new Slice(0, 3, 3)),
            List.of(new Slice(0, 6, 1), new Slice(1, 0, 2))),
        slices(request(pub(7, Z), pub(2, Z)), new Limits(9, 3, MAX, MAX, MAX)));
  }

  @Test
  void splitsByTheShotsOfAllCircuits() {
    ExecutionRequest request =
        new ExecutionRequest(
            RequestId.random(), List.of(pub(5, Z, X), pub(2, Z)), Accuracy.shots(100), 1);
    Limits limits = new Limits(9, MAX, MAX, 100, MAX, 499);
    assertEquals(
        List.of(
            List.of(new Slice(0, 0, 2)),
            List.of(new Slice(0, 2, 2)),
            List.of(new Slice(0, 4, 1), new Slice(1, 0, 2))),
        slices(request, limits));
  }

  @Test
  void fillsEachPartWithExecutables() {
    assertEquals(
        List.of(
            List.of(new Slice(0, 0, 2), new Slice(1, 0, 1)),
            List.of(new Slice(1, 1, 2)),
            List.of(new Slice(1, 3, 1))),
        slices(request(pub(2, Z), pub(4, Z, X)), new Limits(9, MAX, 4, MAX, MAX)));
  }

  @Test
  void hasNoCliffAtTheLimit() {
    for (int rows = 99; rows <= 101; rows++) {
      int parts = slices(request(pub(rows, Z)), new Limits(1, MAX, 100, MAX, MAX)).size();
      assertEquals(rows <= 100 ? 1 : 2, parts);
    }
  }

  @Test
  void splitsByBytes() {
    ExecutionRequest request = request(pub(1000, Z));
    long circuit = WireSize.ofCircuit(request.pubs().get(0));
    long row = WireSize.ofRow(request.pubs().get(0));
    List<List<Slice>> slices = slices(request, new Limits(1, MAX, MAX, MAX, circuit + 400 * row));
    assertEquals(List.of(400, 400, 200), slices.stream().map(part -> part.get(0).rows()).toList());
  }

  @Test
  void tellsEachPartWhereItStandsInTheUsersRequest() {
    Bindings later = new Bindings(List.of(T), new Matrix(4, 1), 100);
    ExecutionRequest request =
        new ExecutionRequest(
            new RequestId("r"),
            List.of(pub(1, Z), new EstimatorPub(CIRCUIT, later, List.of(Z))),
            Accuracy.exact(),
            7,
            10);
    ExecutionRequest last = last(RequestSplitter.split(request, new Limits(1, 3, 9, 9, MAX)));
    assertEquals(11, last.firstPub());
    assertEquals(103, last.pubs().get(0).bindings().firstRow());
    assertEquals(7, last.seed());
  }

  @Test
  void givesTheSamePartTheSameIdAndAnotherPartAnother() {
    ExecutionRequest request = request(pub(6, Z));
    List<String> byThree = ids(request, 3);
    assertEquals(byThree, ids(request, 3));
    assertEquals(List.of("r-p0r0-p0r3", "r-p0r3-p0r6"), byThree);
    assertNotEquals(byThree.get(0), ids(request, 2).get(0));
  }

  @Test
  void keepsDerivedIdsWithinTheLengthOfAnId() {
    RequestId id = new RequestId("x".repeat(64));
    ExecutionRequest request = new ExecutionRequest(id, List.of(pub(2, Z)), Accuracy.exact(), 0);
    List<String> ids = ids(request, 1);
    assertEquals(ids, ids(request, 1));
    assertNotEquals(ids.get(0), ids.get(1));
  }

  @Test
  void refusesShotsAboveTheLimit() {
    ExecutionRequest request = ExecutionRequest.of(pub(1, Z), Accuracy.shots(11), 0);
    QuotaExceededException refusal =
        assertThrows(
            QuotaExceededException.class,
            () -> RequestSplitter.split(request, new Limits(1, 1, 1, 10, MAX)));
    assertTrue(refusal.getMessage().startsWith("shots is 11; the backend takes at most 10"));
  }

  @Test
  void refusesARowThatNoJobTakes() {
    QuotaExceededException refusal =
        assertThrows(
            QuotaExceededException.class,
            () -> RequestSplitter.split(request(pub(1, Z, X)), new Limits(1, 1, 1, 1, MAX)));
    assertTrue(refusal.getMessage().contains("one row of PUB 0 runs 2 circuits"));
    assertThrows(
        QuotaExceededException.class,
        () -> RequestSplitter.split(request(pub(1, Z)), new Limits(1, 1, 1, 1, 100)));
  }

  private static List<String> ids(ExecutionRequest request, int rows) {
    return RequestSplitter.split(request, new Limits(9, rows, MAX, MAX, MAX)).stream()
        .map(part -> part.request().id().value())
        .toList();
  }

  private static ExecutionRequest last(List<RequestPart> parts) {
    return parts.get(parts.size() - 1).request();
  }

  private static List<List<Slice>> slices(ExecutionRequest request, Limits limits) {
    List<List<Slice>> slices = new ArrayList<>();
    for (RequestPart part : RequestSplitter.split(request, limits)) {
      assertEquals(part.slices().size(), part.request().pubs().size());
      slices.add(part.slices());
    }
    return slices;
  }

  private static Pub pub(int rows, Observable... observables) {
    Matrix values = new Matrix(rows, 1);
    return new EstimatorPub(CIRCUIT, new Bindings(List.of(T), values), List.of(observables));
  }

  private static ExecutionRequest request(Pub... pubs) {
    return new ExecutionRequest(new RequestId("r"), List.of(pubs), Accuracy.exact(), 0);
  }
}
