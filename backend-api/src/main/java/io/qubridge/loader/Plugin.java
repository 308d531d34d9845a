package io.qubridge.loader;

import io.qubridge.spi.BackendProvider;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A backend provider that was found and passed its checks.
 *
 * @param id the provider's id
 * @param provider the provider; what it opens does not submit where jobs cost money or quota, see
 *     {@link BackendRegistry#open(String, java.util.Map, io.qubridge.journal.Spending)}
 * @param jar the jar, or the folder of classes, that the provider came from; empty where the class
 *     loader does not tell
 * @param version the {@code Implementation-Version} of the jar's manifest, or {@link #UNVERSIONED}
 */
public record Plugin(String id, BackendProvider provider, Optional<Path> jar, String version) {
  /** The version of a plugin whose manifest names none. */
  public static final String UNVERSIONED = "unversioned";

  /** Where it came from, for messages. */
  String place() {
    return jar.map(Path::toString).orElseGet(() -> PaidProvider.raw(provider).getClass().getName());
  }
}
