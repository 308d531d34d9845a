package io.qubridge.ibm;

import io.qubridge.ibm.stub.ServiceStub;
import io.qubridge.ibm.stub.StubDevice;
import io.qubridge.kit.BackendContract;
import io.qubridge.spi.BackendProvider;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract with the service's estimator in place of its sampler. */
class EstimatorContractTest extends BackendContract {
  private static ServiceStub stub;

  @BeforeAll
  static void start() {
    stub = new ServiceStub(StubDevice.ideal());
  }

  @AfterAll
  static void stop() {
    stub.close();
  }

  @Override
  public BackendProvider provider() {
    return new IbmBackendProvider();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(stub.settings());
    settings.put("primitive", "estimator");
    settings.put("mode", "batch");
    return settings;
  }
}
