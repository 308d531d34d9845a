package io.qubridge.app.cli;

import io.qubridge.loader.BackendRegistry;
import io.qubridge.loader.Plugin;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Offer;
import io.qubridge.spi.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one plugin.
 *
 * @param plugin where it came from
 * @param configured the settings that the user keeps, text for names; may hold secrets
 * @param missing the required settings without a value
 * @param capabilities what the backend can do; empty where it cannot be opened
 * @param offer what its service offers; empty where it was not asked or is no service
 * @param failure why it cannot be opened although no setting is missing
 */
record PluginReport(
    Plugin plugin,
    Map<String, String> configured,
    List<Setting<?>> missing,
    Optional<Capabilities> capabilities,
    Optional<Offer> offer,
    Optional<String> failure) {

  /**
   * Looks at a plugin and, where no setting is missing, opens its backend.
   *
   * @param devices whether to ask a service for its devices, too
   */
  static PluginReport of(
      Plugin plugin, BackendRegistry registry, SettingSources sources, boolean devices) {
    BackendProvider provider = plugin.provider();
    Map<String, String> configured = sources.of(provider);
    List<Setting<?>> missing =
        provider.settings().stream()
            .filter(s -> s.required() && s.defaultText().isEmpty())
            .filter(s -> !configured.containsKey(s.name()))
            .<Setting<?>>map(s -> s)
            .toList();
    Optional<Capabilities> capabilities = Optional.empty();
    Optional<Offer> offer = Optional.empty();
    Optional<String> failure = Optional.empty();
    if (missing.isEmpty()) {
      try (Backend backend = registry.open(plugin.id(), configured)) {
        offer = devices ? backend.offer() : Optional.empty();
        capabilities = Optional.of(backend.capabilities());
      } catch (BackendException refusal) {
        failure = Optional.of(refusal.getMessage());
      } catch (RuntimeException | LinkageError defect) {
        // Without its message, which a foreign plugin may have put a secret into.
        failure = Optional.of("defect of the plugin: " + defect.getClass().getName());
      }
    }
    return new PluginReport(plugin, configured, missing, capabilities, offer, failure);
  }

  /** One word for scripts: {@code available}, {@code not-configured} or {@code failed}. */
  String status() {
    if (!missing.isEmpty()) {
      return "not-configured";
    }
    return failure.isPresent() ? "failed" : "available";
  }

  /** Without the settings, which may be secret. */
  @Override
  public String toString() {
    return "PluginReport[" + plugin.id() + ", " + status() + "]";
  }
}
