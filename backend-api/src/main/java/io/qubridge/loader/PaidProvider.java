package io.qubridge.loader;

import io.qubridge.device.DeviceModel;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Setting;
import java.util.List;
import java.util.Optional;

/** A provider whose jobs cost money or quota, as others see it: its backends do not submit. */
record PaidProvider(BackendProvider raw) implements BackendProvider {
  /** The provider itself where its jobs cost nothing. */
  static BackendProvider guard(BackendProvider provider) {
    return provider.paid() ? new PaidProvider(provider) : provider;
  }

  /** What {@link #guard} was given. */
  static BackendProvider raw(BackendProvider provider) {
    return provider instanceof PaidProvider paid ? paid.raw : provider;
  }

  @Override
  public String id() {
    return raw.id();
  }

  @Override
  public int apiVersion() {
    return raw.apiVersion();
  }

  @Override
  public List<Setting<?>> settings() {
    return raw.settings();
  }

  @Override
  public boolean paid() {
    return true;
  }

  @Override
  public Optional<DeviceModel> device(BackendConfig config, String name) {
    return raw.device(config, name);
  }

  @Override
  public Backend open(BackendConfig config) {
    return new UnbudgetedBackend(raw.id(), raw.open(config));
  }
}
