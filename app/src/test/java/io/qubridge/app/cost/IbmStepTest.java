package io.qubridge.app.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.Rehearsal;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.ibm.IbmBackendProvider;
import io.qubridge.ibm.stub.ServiceStub;
import io.qubridge.ibm.stub.StubDevice;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a training step of the four-qubit layer is at IBM's service: announced, then sent. */
class IbmStepTest {
  private static final int BATCH = 32;
  private static final int ROWS = 1824;

  private ServiceStub stub;
  private Backend backend;

  @BeforeEach
  void open() {
    stub = new ServiceStub(StubDevice.ideal());
    IbmBackendProvider provider = new IbmBackendProvider();
    backend = provider.open(BackendConfig.of(provider, stub.settings()));
  }

  @AfterEach
  void close() {
    backend.close();
    stub.close();
  }

  private static void step(Backend where, long shots) {
    VariationalCircuit circuit =
        new VariationalCircuit(4, 6, "angle", "basic-entangler", List.of("Z0", "Z1", "Z2", "Z3"));
    ExecutionSettings execution =
        new ExecutionSettings("ibm", null, shots, null, "parameter-shift", null);
    new Rehearsal(circuit, List.of(1), execution, where).train(BATCH);
  }

  private Bill announced(long shots) {
    RequestTally tally = new RequestTally("ibm", backend);
    step(tally, shots);
    return tally.take();
  }

  @Test
  void aStepIsOneJobOfOneSweptCircuitAsAnnounced() {
    Bill bill = announced(16);
    assertEquals(ROWS, bill.circuits());
    assertEquals(1, bill.jobs());
    assertEquals(16L * ROWS, bill.shots());
    assertEquals(0, stub.service().jobs());

    step(backend, 16);
    assertEquals(1, stub.service().jobs());
    JsonNode pubs = stub.service().documents().get(0).at("/params/pubs");
    assertEquals(1, pubs.size());
    assertEquals(28, pubs.at("/0/1").size());
    pubs.at("/0/1").forEach(values -> assertEquals(ROWS, values.size()));
  }

  @Test
  void moreExecutionsThanAJobMayHaveMakeTwo() {
    assertEquals(1, announced(1024).jobs());
    assertEquals(1, announced(5482).jobs());
    assertEquals(2, announced(5483).jobs());
    assertEquals(2, announced(10_964).jobs());
  }
}
