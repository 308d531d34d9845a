package io.qubridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Differentiator;
import io.qubridge.support.RequestDigest;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Gradients of a provider that charges for them, within the budget: each is an entry of the journal
 * with its worst case before it is asked for, and with its numbers afterwards, so that a resumed
 * run reads it from there. Providers do not say what a gradient cost, so it counts with its worst
 * case. Safe for several threads.
 */
final class JournaledDifferentiator implements Differentiator {
  /** Stands for a provider's job id: a gradient may be many jobs, or none. */
  private static final String JOB = "gradient";

  private final RequestKey backend;
  private final Differentiator inner;
  private final Spending spending;

  /**
   * Wraps a differentiator.
   *
   * @param backend what all its entries have in common; its digest is not used
   */
  JournaledDifferentiator(RequestKey backend, Differentiator inner, Spending spending) {
    this.backend = backend;
    this.inner = inner;
    this.spending = spending;
  }

  @Override
  public Usage estimate(EstimatorPub pub) {
    return inner.estimate(pub);
  }

  @Override
  public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents) {
    Usage worst = inner.estimate(pub);
    if (free(worst)) {
      return inner.vjp(pub, cotangents);
    }
    JobJournal journal = spending.journal();
    ExecutionRequest request = ExecutionRequest.of(pub, Accuracy.exact(), 0);
    RequestKey key = key(request, cotangents);
    Optional<JournalEntry> known = journal.claim(key);
    boolean reserved = false;
    while (known.isEmpty()) {
      Optional<JournalEntry> fresh = journal.prepare(key, request, worst, spending);
      reserved = fresh.isPresent();
      known = reserved ? fresh : journal.claim(key);
    }
    long entry = known.get().id();
    Optional<Answer> answer = journal.answer(entry);
    if (answer.isPresent()) {
      return read(pub, answer.get().body());
    }
    if (!reserved) {
      journal.reserveAgain(entry, worst, spending);
    }
    ValueAndGradient result = inner.vjp(pub, cotangents);
    journal.submitted(entry, JOB);
    journal.completed(entry, new Answer(write(result), worst));
    journal.delivered(entry);
    return result;
  }

  private static boolean free(Usage worst) {
    boolean noMoney = worst.usd() != null && worst.usd().signum() == 0;
    return worst.tasks() == 0 || (noMoney && worst.qpuTime().isZero());
  }

  private RequestKey key(ExecutionRequest request, Matrix cotangents) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * cotangents.array().length);
    bytes.asDoubleBuffer().put(cotangents.array());
    String question = JOB + UUID.nameUUIDFromBytes(bytes.array()) + RequestDigest.of(request);
    return new RequestKey(
        backend.backend(),
        backend.device(),
        backend.configuration(),
        backend.scope(),
        JOB + "-" + UUID.nameUUIDFromBytes(question.getBytes(UTF_8)));
  }

  private static byte[] write(ValueAndGradient result) {
    double[] values = result.value().values().array();
    double[] gradient = result.gradient().array();
    ByteBuffer bytes = ByteBuffer.allocate(8 * (values.length + gradient.length));
    bytes.asDoubleBuffer().put(values).put(gradient);
    return bytes.array();
  }

  private static ValueAndGradient read(EstimatorPub pub, byte[] body) {
    int rows = pub.bindings().rows();
    Matrix values = new Matrix(rows, pub.observables().size());
    Matrix gradient = new Matrix(rows, pub.bindings().parameters().size());
    DoubleBuffer numbers = ByteBuffer.wrap(body).asDoubleBuffer();
    if (numbers.remaining() != values.array().length + gradient.array().length) {
      throw new JournalException("a gradient in the journal has another size than its request");
    }
    numbers.get(values.array()).get(gradient.array());
    return new ValueAndGradient(
        new Expectations(values, new Matrix(rows, values.columns())),
        gradient,
        new Matrix(rows, gradient.columns()));
  }
}
