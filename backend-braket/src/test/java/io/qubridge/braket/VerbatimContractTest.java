package io.qubridge.braket;

import io.qubridge.braket.stub.BraketStub;
import io.qubridge.braket.stub.StubDevice;
import io.qubridge.kit.BackendContract;
import io.qubridge.spi.BackendProvider;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** A QPU that gets native gates in verbatim boxes. */
@ExtendWith(AwsCredentials.class)
class VerbatimContractTest extends BackendContract {
  private static BraketStub stub;

  @BeforeAll
  static void start() {
    stub = new BraketStub(StubDevice.garnet());
    stub.readsUntilVisible(3);
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
    Map<String, String> settings = stub.settings();
    settings.put("compile", "verbatim");
    return settings;
  }
}
