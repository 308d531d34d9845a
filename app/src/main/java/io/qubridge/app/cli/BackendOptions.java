package io.qubridge.app.cli;

import io.qubridge.app.layer.Rehearsal;
import io.qubridge.app.model.Classifier;
import io.qubridge.app.model.NetworkSpec;
import io.qubridge.app.model.Networks;
import io.qubridge.app.training.EvaluationPlan;
import io.qubridge.execution.Accuracy;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Capabilities;
import io.qubridge.spi.Feature;
import io.qubridge.spi.QuotaExceededException;
import java.util.OptionalLong;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Options of a command that runs circuits in one way: where, how accurately, from which seed. */
public final class BackendOptions extends BackendChoice {
  private Long shots;

  @Option(
      names = "--shots",
      paramLabel = "N",
      description = "Measurements of each circuit; exact values where absent.")
  private void setShots(long value) {
    if (value < 1) {
      throw wrong(
          "--shots is " + value + "; it must be at least 1 (leave it out for exact values)");
    }
    shots = value;
  }

  /** The number of shots; empty for exact values. */
  public OptionalLong shots() {
    return shots == null ? OptionalLong.empty() : OptionalLong.of(shots);
  }

  /** Exact, or the number of shots. */
  public Accuracy accuracy() {
    return shots == null ? Accuracy.exact() : Accuracy.shots(shots);
  }

  /**
   * Shows what the circuits of a network would cost in inference.
   *
   * @param accuracy of every value
   * @param requests makes them
   */
  void rehearse(
      NetworkSpec network, Accuracy accuracy, Consumer<Rehearsal> requests, OutputOptions output) {
    DryRun bills = new DryRun(id());
    tally(
        output,
        tally -> {
          network
              .quantum()
              .map(
                  quantum ->
                      Networks.rehearsal(
                          network, quantum.execution().withAccuracy(accuracy), tally))
              .ifPresent(requests);
          bills.add("command", "the command", tally.take());
        });
    bills.print(output);
  }

  @Override
  void restore(EvaluationPlan plan) {
    super.restore(plan);
    shots = plan.shots().orElse(null);
  }

  /** Lets a classifier's circuits run on a backend as these options say. */
  void apply(Classifier classifier, Backend backend) {
    if (classifier.execution().layers() > 0) {
      requireOffered(backend.capabilities());
      classifier.execution().backend(backend).accuracy(accuracy()).seed(seed()).prepare();
    }
  }

  /**
   * Checks that a backend gives values as accurately as they are wanted.
   *
   * @throws BackendException if it does not
   */
  public void requireOffered(Capabilities capabilities) {
    if (shots == null && !capabilities.has(Feature.EXACT)) {
      throw new BackendException(
          Category.USER, "backend '" + id() + "' gives no exact values; add --shots N");
    }
    if (shots != null && !capabilities.has(Feature.SHOTS)) {
      throw new BackendException(
          Category.USER, "backend '" + id() + "' gives exact values only; leave --shots out");
    }
    long most = capabilities.limits().shots();
    if (shots != null && shots > most) {
      throw new QuotaExceededException(
          "--shots is " + shots + "; backend '" + id() + "' takes at most " + most);
    }
  }
}
