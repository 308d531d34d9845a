package io.qubridge.local;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Pub;
import io.qubridge.spi.Backend;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Short ways to run one PUB. */
public final class Run {
  private Run() {}

  /** A backend of some threads without noise. */
  static Backend open(int threads) {
    return new LocalBackend(threads, Optional.empty());
  }

  /** Opens a backend of some threads, uses it and closes it. */
  public static <T> T on(int threads, Function<Backend, T> use) {
    try (Backend backend = open(threads)) {
      return use.apply(backend);
    }
  }

  public static ExecutionResult run(Backend backend, Pub pub, Accuracy accuracy, long seed) {
    return backend.submit(ExecutionRequest.of(pub, accuracy, seed)).await(Duration.ZERO);
  }

  public static Expectations exact(Backend backend, Pub pub) {
    return run(backend, pub, Accuracy.exact(), 0).expectations(0);
  }

  public static Expectations shots(Backend backend, Pub pub, long shots, long seed) {
    return run(backend, pub, Accuracy.shots(shots), seed).expectations(0);
  }
}
