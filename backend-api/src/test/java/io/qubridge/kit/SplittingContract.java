package io.qubridge.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Pub;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Limits;
import io.qubridge.support.RequestPart;
import io.qubridge.support.RequestSplitter;
import io.qubridge.support.ResultMerger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request gives the same numbers however it is split. */
interface SplittingContract extends Subject {
  @Test
  default void partsGiveTheEstimatesOfTheWhole() {
    assume(Feature.SEED);
    assume(Feature.SHOTS);
    List<Pub> pubs = new ArrayList<>(List.of(smallPub(5), smallPub(3)));
    if (has(Feature.SAMPLING)) {
      Circuit circuit = scrambled(1).measureAll("c").build();
      pubs.add(new SamplerPub(circuit, new Bindings(List.of(), new Matrix(3, 0))));
    }
    ExecutionRequest request =
        new ExecutionRequest(RequestId.random(), pubs, Accuracy.shots(100), 77);
    ExecutionResult whole = run(request);
    for (Limits limits : limits()) {
      assertEquals(whole.pubs(), inParts(request, limits).pubs(), limits::toString);
    }
  }

  @Test
  default void partsGiveTheExactValuesOfTheWhole() {
    assume(Feature.EXACT);
    EstimatorPub pub = smallPub(5);
    ExecutionRequest request = ExecutionRequest.of(pub, Accuracy.exact(), 77);
    double[] whole = run(request).expectations(0).values().array();
    for (Limits limits : limits()) {
      double[] parts = inParts(request, limits).expectations(0).values().array();
      assertArrayEquals(whole, parts, 1e-12, limits::toString);
    }
  }

  private static List<Limits> limits() {
    long max = Long.MAX_VALUE;
    return List.of(
        new Limits(1, max, max, max, max),
        new Limits(9, 2, max, max, max),
        new Limits(9, max, 3, max, max));
  }

  private ExecutionResult inParts(ExecutionRequest request, Limits limits) {
    List<RequestPart> parts = RequestSplitter.split(request, limits);
    List<ExecutionResult> results = parts.stream().map(part -> run(part.request())).toList();
    return ResultMerger.merge(results.get(0).job(), request, parts, results);
  }
}
