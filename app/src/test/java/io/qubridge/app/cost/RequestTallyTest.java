package io.qubridge.app.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.Rehearsal;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Usage;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.Backend;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Feature;
import io.qubridge.spi.Job;
import io.qubridge.spi.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestTallyTest {
  private static final int QUBITS = 4;
  private static final int LAYERS = 6;
  private static final int ROWS_A_SAMPLE = 1 + 2 * (QUBITS + LAYERS * QUBITS);

  /** Takes at most 1000 rows a job, asks a cent for each circuit, and runs nothing. */
  private record Priced(BigDecimal price) implements Backend {
    @Override
    public Capabilities capabilities() {
      Capabilities local = local().capabilities();
      Limits limits = new Limits(10, 1_000, 1_000_000, 100_000, 1 << 26);
      Set<Feature> features = Set.of(Feature.SHOTS, Feature.SAMPLING);
      return new Capabilities(local.qubits(), local.gates(), features, limits, Instant.EPOCH);
    }

    @Override
    public Job submit(ExecutionRequest request) {
      throw new AssertionError("submitted");
    }

    @Override
    public Usage estimate(ExecutionRequest request) {
      long circuits = request.executables();
      BigDecimal usd = price == null ? null : price.multiply(BigDecimal.valueOf(circuits));
      return new Usage(1, 100 * circuits, Duration.ofMillis(circuits), usd);
    }

    @Override
    public void close() {}
  }

  private static Backend local() {
    return BackendRegistry.load(List.of()).open("local", Map.of());
  }

  private static VariationalCircuit circuit() {
    return new VariationalCircuit(
        QUBITS, LAYERS, "angle", "basic-entangler", List.of("Z0", "Z1", "Z2", "Z3"));
  }

  private static Rehearsal rehearsal(RequestTally tally, Long shots) {
    return new Rehearsal(
        circuit(),
        List.of(1),
        new ExecutionSettings("priced", null, shots, null, null, null),
        tally);
  }

  @Test
  void aStepIsTheFewestJobsThatTheLimitsAllow() {
    RequestTally tally = new RequestTally("priced", new Priced(new BigDecimal("0.01")));
    rehearsal(tally, 100L).train(32);
    Bill step = tally.take();
    int rows = 32 * ROWS_A_SAMPLE;
    assertEquals(1824, rows);
    assertEquals(
        new Bill(rows, rows, 2, 100L * rows, Duration.ofMillis(rows), new BigDecimal("18.24")),
        step);
    assertSame(Bill.ZERO, tally.take());
  }

  @Test
  void inferenceIsOneRowASample() {
    RequestTally tally = new RequestTally("priced", new Priced(new BigDecimal("0.01")));
    rehearsal(tally, 100L).infer(64);
    assertEquals(64, tally.take().rows());
    rehearsal(tally, 100L).predict(3); // what else errors need, the same shots measure
    assertEquals(3, tally.take().circuits());
  }

  @Test
  void anUnknownPriceStaysUnknown() {
    RequestTally tally = new RequestTally("priced", new Priced(null));
    rehearsal(tally, 100L).infer(1);
    Bill bill = tally.take();
    assertNull(bill.usd());
    assertNull(bill.times(3).plus(Bill.ZERO).usd());
  }

  @Test
  void gradientsInTheProcessAreCountedAndCostNothing() {
    try (Backend local = local()) {
      RequestTally tally = new RequestTally("local", local);
      rehearsal(tally, null).train(8);
      Bill step = tally.take();
      assertEquals(16, step.circuits()); // the values, then their derivatives
      assertEquals(BigDecimal.ZERO, step.usd());
    }
  }
}
