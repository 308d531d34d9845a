package io.qubridge.local;

import io.qubridge.kit.BackendContract;
import io.qubridge.spi.BackendProvider;

class LocalBackendContractTest extends BackendContract {
  @Override
  public BackendProvider provider() {
    return new LocalBackendProvider();
  }
}
