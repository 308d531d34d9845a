package io.qubridge.ibm;

import io.qubridge.device.DeviceModel;
import io.qubridge.ibm.rest.Patience;
import io.qubridge.ibm.rest.RuntimeClient;
import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens IBM Quantum over its REST interface. */
public final class IbmBackendProvider implements BackendProvider {
  static final String ID = "ibm";

  private final Path qiskitAccounts;

  /** A provider that takes the user's account of Qiskit where no other is given. */
  public IbmBackendProvider() {
    this(SavedAccount.file());
  }

  /**
   * A provider with another file of accounts.
   *
   * @param qiskitAccounts in the form of {@code ~/.qiskit/qiskit-ibm.json}; may be absent
   */
  IbmBackendProvider(Path qiskitAccounts) {
    this.qiskitAccounts = qiskitAccounts;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int apiVersion() {
    return ApiVersion.CURRENT;
  }

  @Override
  public boolean paid() {
    return true;
  }

  @Override
  public List<Setting<?>> settings() {
    return IbmSettings.all(SavedAccount.read(qiskitAccounts));
  }

  @Override
  public Optional<DeviceModel> device(BackendConfig config, String name) {
    RuntimeClient client = client(IbmSettings.of(config, settings()));
    try {
      return Optional.of(LiveDevice.read(client, name).isa().model());
    } finally {
      client.close();
    }
  }

  @Override
  public Backend open(BackendConfig config) {
    IbmSettings settings = IbmSettings.of(config, settings());
    return new IbmBackend(client(settings), settings);
  }

  private static RuntimeClient client(IbmSettings settings) {
    return new RuntimeClient(settings.account(), Patience.of(settings.submissionsPerMinute()));
  }
}
