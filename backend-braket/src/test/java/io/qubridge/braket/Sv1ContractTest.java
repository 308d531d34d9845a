package io.qubridge.braket;

import io.qubridge.braket.stub.BraketStub;
import io.qubridge.braket.stub.StubDevice;
import io.qubridge.kit.BackendContract;
import io.qubridge.spi.BackendProvider;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** A simulator: exact values, gradients, one task for each circuit. */
@ExtendWith(AwsCredentials.class)
class Sv1ContractTest extends BackendContract {
  private static BraketStub stub;

  @BeforeAll
  static void start() {
    stub = new BraketStub(StubDevice.sv1());
    stub.pollsUntilDone(1);
  }

  @AfterAll
  static void stop() {
    stub.close();
  }

  @Override
  public BackendProvider provider() {
    return new BraketBackendProvider();
  }

  @Override
  public Map<String, String> settings() {
    return stub.settings();
  }
}
