package io.qubridge.app.cli;

import io.qubridge.journal.JournalEntry;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.mitigation.MitigationSettings;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendProvider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The backends of journaled jobs, opened once each with the user's kept settings. */
final class JobBackends implements AutoCloseable {
  private static final String DEVICE = "device";

  private final BackendRegistry registry = Plugins.load();
  private final Map<String, String> given;
  private final Map<String, Backend> open = new HashMap<>();

  /**
   * Opens none yet.
   *
   * @param given settings of the command line
   */
  JobBackends(Map<String, String> given) {
    this.given = given;
  }

  /**
   * The backend of a job, for all but submissions.
   *
   * @throws io.qubridge.spi.BackendException if it cannot be had
   */
  Backend of(JournalEntry entry) {
    return open.computeIfAbsent(entry.backend() + "/" + entry.device(), key -> open(entry));
  }

  private Backend open(JournalEntry entry) {
    BackendProvider provider = registry.provider(entry.backend());
    Map<String, String> ofJob = new LinkedHashMap<>();
    boolean hasDevices =
        provider.settings().stream().anyMatch(setting -> setting.name().equals(DEVICE));
    if (hasDevices && !entry.device().isEmpty()) {
      ofJob.put(DEVICE, entry.device());
    }
    Map<String, String> all =
        new LinkedHashMap<>(SettingSources.load().merged(provider, ofJob, given));
    MitigationSettings.names().forEach(all::remove); // a job is shown as the device answered it
    return registry.open(entry.backend(), all);
  }

  @Override
  public void close() {
    open.values().forEach(Backend::close);
  }
}
