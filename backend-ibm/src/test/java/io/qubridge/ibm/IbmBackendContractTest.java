package io.qubridge.ibm;

import io.qubridge.ibm.stub.ServiceStub;
import io.qubridge.ibm.stub.StubDevice;
import io.qubridge.kit.BackendContract;
import io.qubridge.spi.BackendProvider;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class IbmBackendContractTest extends BackendContract {
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
    return stub.settings();
  }
}
