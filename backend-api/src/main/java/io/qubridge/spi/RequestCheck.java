package io.qubridge.spi;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Pub;
import io.qubridge.execution.SamplerPub;

/** Checks requests against what one backend can do. */
final class RequestCheck {
  private final String backend;
  private final Capabilities capabilities;

  RequestCheck(String backend, Capabilities capabilities) {
    this.backend = backend;
    this.capabilities = capabilities;
  }

  void check(ExecutionRequest request) {
    requireFeature(accuracy(request.accuracy()));
    if (request.pubs().stream().anyMatch(SamplerPub.class::isInstance)) {
      requireFeature(Feature.SAMPLING);
    }
    requireLimits(request);
    request.pubs().forEach(pub -> capabilities.requireRunnable(pub.circuit()));
  }

  private static Feature accuracy(Accuracy accuracy) {
    if (accuracy instanceof Accuracy.Exact) {
      return Feature.EXACT;
    }
    return accuracy instanceof Accuracy.Shots ? Feature.SHOTS : Feature.PRECISION;
  }

  private void requireFeature(Feature feature) {
    if (!capabilities.has(feature)) {
      throw new UnsupportedFeatureException(backend, feature);
    }
  }

  private void requireLimits(ExecutionRequest request) {
    Limits limits = capabilities.limits();
    if (limits.equals(Limits.NONE)) {
      return;
    }
    if (request.accuracy() instanceof Accuracy.Shots wanted && wanted.shots() > limits.shots()) {
      throw new QuotaExceededException(
          "shots is "
              + wanted.shots()
              + "; backend '"
              + backend
              + "' takes at most "
              + limits.shots()
              + " of each circuit, so ask for no more");
    }
    requireAtMost(request.pubs().size() + " PUBs", request.pubs().size(), limits.pubs());
    for (int i = 0; i < request.pubs().size(); i++) {
      Pub pub = request.pubs().get(i);
      int rows = pub.bindings().rows();
      requireAtMost("PUB " + i + " with " + rows + " rows", rows, limits.rows());
    }
    long executables = request.executables();
    requireAtMost(executables + " circuits", executables, limits.executables());
    if (request.accuracy() instanceof Accuracy.Shots wanted) {
      long most = limits.executions() / wanted.shots();
      requireAtMost(executables + " circuits of " + wanted.shots() + " shots", executables, most);
    }
  }

  private void requireAtMost(String what, long wanted, long limit) {
    if (wanted > limit) {
      throw new QuotaExceededException(
          what
              + " are too many for one job: backend '"
              + backend
              + "' takes "
              + limit
              + "; SplitJob.submit cuts a request into jobs");
    }
  }
}
