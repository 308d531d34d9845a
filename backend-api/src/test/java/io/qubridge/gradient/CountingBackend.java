package io.qubridge.gradient;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.kit.NaiveBackendProvider;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The naive backend, which also keeps the requests that it got. */
final class CountingBackend implements Backend {
  final List<ExecutionRequest> requests = new ArrayList<>();
  private final Backend delegate;

  /** A backend with pairs of setting and value. */
  CountingBackend(Map<String, String> settings) {
    NaiveBackendProvider provider = new NaiveBackendProvider();
    delegate = provider.open(BackendConfig.of(provider, settings));
  }

  /** The only PUB of the only request. */
  EstimatorPub onlyPub() {
    if (requests.size() != 1 || requests.get(0).pubs().size() != 1) {
      throw new AssertionError("expected one request of one PUB, got " + requests.size());
    }
    return (EstimatorPub) requests.get(0).pubs().get(0);
  }

  @Override
  public Capabilities capabilities() {
    return delegate.capabilities();
  }

  @Override
  public Job submit(ExecutionRequest request) {
    requests.add(request);
    return delegate.submit(request);
  }

  @Override
  public Optional<Differentiator> differentiator() {
    return delegate.differentiator();
  }

  @Override
  public void close() {
    delegate.close();
  }
}
