package io.qubridge.app.layer;

import io.qubridge.journal.Spending;
import io.qubridge.loader.BackendRegistry;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The backends that the quantum layers of this process have open: one for each id and settings,
 * opened when a layer first runs and shared by all networks and threads.
 *
 * <p>Layers keep no handle. They ask here for each request, so that {@link #closeAll} is safe at
 * any time: what runs ends as its backend says, and the next request opens the backend again. Safe
 * for several threads.
 */
public final class SharedBackends {
  private static final Map<Key, Backend> OPEN = new HashMap<>();
  private static BackendRegistry registry;
  private static Spending leave;

  private SharedBackends() {}

  /**
   * Takes backends from a registry from now on, for example one that knows plugin folders. Without
   * this call they come from the class path.
   */
  public static synchronized void use(BackendRegistry backends) {
    registry = backends;
  }

  /**
   * Lets layers submit jobs that cost money or quota, to backends that are opened from now on,
   * until the next call. Without this call such a backend does everything but submit.
   *
   * @param spending the budget and the journal, which stays the caller's to close; null takes the
   *     leave back
   */
  public static synchronized void spend(Spending spending) {
    leave = spending;
  }

  /**
   * Closes every backend that is open, which ends paid sessions.
   *
   * @throws RuntimeException the first failure, after all the others have been closed
   */
  public static synchronized void closeAll() {
    List<Backend> backends = List.copyOf(OPEN.values());
    OPEN.clear();
    RuntimeException failure = null;
    for (Backend backend : backends) {
      try {
        backend.close();
      } catch (RuntimeException next) {
        failure = failure == null ? next : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * The backend of an id with some settings, opened if it is not.
   *
   * @throws BackendException as {@link BackendRegistry#open}
   */
  static synchronized Backend get(String id, Map<String, String> settings) {
    Key key = new Key(id, settings);
    Backend backend = OPEN.get(key);
    if (backend == null) {
      backend =
          leave == null ? registry().open(id, settings) : registry().open(id, settings, leave);
      OPEN.put(key, backend);
    }
    return backend;
  }

  /**
   * Checks settings that are to be written into a model file.
   *
   * @throws IllegalArgumentException if one of them is a secret of the backend
   * @throws BackendException if there are settings and the backend is not known
   */
  static void requireStorable(String id, Map<String, String> settings) {
    if (settings.isEmpty()) {
      return;
    }
    Set<String> given = settings.keySet();
    List<String> secrets =
        provider(id).stream()
            .filter(setting -> setting.secret() && given.contains(setting.name()))
            .map(Setting::name)
            .toList();
    if (!secrets.isEmpty()) {
      throw new IllegalArgumentException(
          "settings "
              + secrets
              + " of backend '"
              + id
              + "' are secret and a model file would show them; give them to the run with"
              + " QuantumExecution.of(network).backend(id, settings)");
    }
  }

  private static synchronized List<Setting<?>> provider(String id) {
    return registry().provider(id).settings();
  }

  private static BackendRegistry registry() {
    if (registry == null) {
      registry = BackendRegistry.load(List.of());
    }
    return registry;
  }

  /** What tells one open backend from another. */
  private record Key(String id, Map<String, String> settings) {
    @Override
    public String toString() {
      return id;
    }
  }
}
