package io.qubridge.loader;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qubridge.device.DeviceException;
import io.qubridge.device.DeviceModel;
import io.qubridge.device.Devices;
import io.qubridge.journal.JournaledBackend;
import io.qubridge.journal.Spending;
import io.qubridge.mitigation.MitigationSettings;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.BackendProvider;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The backends that are there, by id. Immutable and safe for several threads.
 *
 * <p>A plugin that cannot be used is skipped and named in {@link #problems}; two plugins of one id
 * are refused, because neither may stand in for the other where credentials and money are at stake.
 */
public final class BackendRegistry {
  /** The setting by which providers of several devices are told which. */
  private static final String DEVICE = "device";

  private final SortedMap<String, Plugin> plugins;
  private final Devices devices;
  private final List<String> problems;

  private BackendRegistry(
      SortedMap<String, Plugin> plugins, Devices devices, List<String> problems) {
    this.plugins = plugins;
    this.devices = devices;
    this.problems = List.copyOf(problems);
  }

  /**
   * Finds the backends of the class path (as the calling thread's context class loader sees it) and
   * of plugin folders.
   *
   * @param pluginFolders folders with jars ({@code acme.jar}) and folders of jars ({@code
   *     acme/*.jar}); one that does not exist counts as empty
   * @throws BackendException if two plugins have the same id; the message names both places
   */
  public static BackendRegistry load(List<Path> pluginFolders) {
    PluginDiscovery discovery = new PluginDiscovery();
    discovery.searchClassPath();
    pluginFolders.forEach(discovery::searchFolder);
    SortedMap<String, Plugin> plugins = new TreeMap<>();
    for (Plugin plugin : discovery.found()) {
      Plugin other = plugins.putIfAbsent(plugin.id(), plugin);
      if (other != null) {
        throw new BackendException(
            Category.USER,
            "backend id '"
                + plugin.id()
                + "' is claimed by both "
                + other.place()
                + " and "
                + plugin.place()
                + "; remove one of them");
      }
    }
    return new BackendRegistry(plugins, new Devices(discovery.formats()), discovery.problems());
  }

  /**
   * The same backends, whose devices can also be named as {@code ibm:ibm_fez} and are then read
   * from their provider.
   *
   * @param kept the settings, text for names, that the user keeps for a provider
   */
  public BackendRegistry withLiveDevices(Function<BackendProvider, Map<String, String>> kept) {
    Devices live = devices.with((id, name) -> device(provider(id), name, kept));
    return new BackendRegistry(plugins, live, problems);
  }

  private DeviceModel device(
      BackendProvider provider, String name, Function<BackendProvider, Map<String, String>> kept) {
    Map<String, String> own = new LinkedHashMap<>(kept.apply(provider));
    MitigationSettings.take(provider.id(), own, provider.settings());
    BackendConfig config = config(provider, own);
    return call(provider, config, "read a device", () -> provider.device(config, name))
        .orElseThrow(
            () ->
                new DeviceException(
                    "backend '" + provider.id() + "' has no devices that can be read by name"));
  }

  /** The plugins, sorted by id. */
  public List<Plugin> plugins() {
    return List.copyOf(plugins.values());
  }

  /** The devices that can be opened with the formats of all plugins. */
  public Devices devices() {
    return devices;
  }

  /** One line for each plugin that was skipped: where it is and why. */
  public List<String> problems() {
    return problems;
  }

  /**
   * The provider of an id.
   *
   * @throws BackendException if there is none; the message lists the known ids
   */
  public BackendProvider provider(String id) {
    Plugin plugin = plugins.get(id);
    if (plugin == null) {
      throw new BackendException(Category.USER, unknown(id));
    }
    return plugin.provider();
  }

  /**
   * Opens a backend. One that costs money or quota does everything but submit.
   *
   * @param id the id of its provider
   * @param settings text for setting names: the provider's, and {@link MitigationSettings} of any
   *     backend
   * @throws BackendException if there is no such backend, a setting is wrong, or the backend cannot
   *     be had
   */
  public Backend open(String id, Map<String, String> settings) {
    BackendProvider provider = provider(id);
    Map<String, String> own = new LinkedHashMap<>(settings);
    MitigationSettings mitigation = MitigationSettings.take(id, own, provider.settings());
    return mitigation.apply(open(provider, config(provider, own)));
  }

  /**
   * Opens a backend for submissions. One that costs money or quota keeps the journal and the budget
   * that are given; any other leaves them alone.
   *
   * @param id the id of its provider
   * @param settings text for setting names
   * @param spending the leave to submit jobs that cost money or quota
   * @throws BackendException as {@link #open(String, Map)}
   */
  public Backend open(String id, Map<String, String> settings, Spending spending) {
    BackendProvider raw = PaidProvider.raw(provider(id));
    if (!raw.paid()) {
      return open(id, settings);
    }
    Map<String, String> own = new LinkedHashMap<>(settings);
    MitigationSettings mitigation = MitigationSettings.take(id, own, raw.settings());
    BackendConfig config = config(raw, own);
    String device = config.shown().getOrDefault(DEVICE, "");
    byte[] shown = config.shown().toString().getBytes(UTF_8);
    String configuration = UUID.nameUUIDFromBytes(shown).toString();
    return mitigation.apply(
        new JournaledBackend(id, device, configuration, open(raw, config), spending));
  }

  private BackendConfig config(BackendProvider provider, Map<String, String> settings) {
    return BackendConfig.of(provider, settings, devices);
  }

  private static Backend open(BackendProvider provider, BackendConfig config) {
    return call(provider, config, "open", () -> provider.open(config));
  }

  private static <T> T call(
      BackendProvider provider, BackendConfig config, String what, Supplier<T> call) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(PaidProvider.raw(provider).getClass().getClassLoader());
    try {
      return call.get();
    } catch (BackendException refusal) {
      throw refusal;
    } catch (RuntimeException | LinkageError defect) {
      // Without the cause: its message may hold a secret that a log would show.
      throw new BackendException(
          Category.INTERNAL,
          "backend '"
              + provider.id()
              + "' failed to "
              + what
              + ": "
              + config.redact(FaultText.of(defect)));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private String unknown(String id) {
    String skipped = problems.isEmpty() ? "" : "; skipped as broken: " + problems.size();
    return "no backend '" + id + "'; known: " + String.join(", ", plugins.keySet()) + skipped;
  }
}
