package io.qubridge.journal;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.JobFailedException;
import io.qubridge.support.RequestDigest;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;

/**
 * Gradients of a provider that charges for them, within the budget: each is an entry of the journal
 * with its worst case before it is asked for, and with its numbers afterwards, so that a resumed
 * run reads it from there. Providers do not say what a gradient cost, so it counts with its worst
 * case. Safe for several threads.
 */
final class JournaledDifferentiator implements Differentiator {
  private static final SubmissionLocks LOCKS = new SubmissionLocks();

  /** Stands for a provider's job id: a gradient may be many jobs, or none. */
  private static final String JOB = "gradient";

  private final RequestKey backend;
  private final Differentiator inner;
  private final Spending spending;
  private final JournalWriter writer;

  /**
   * Wraps a differentiator.
   *
   * @param backend what all its entries have in common; its digest is not used
   */
  JournaledDifferentiator(RequestKey backend, Differentiator inner, Spending spending) {
    this.backend = backend;
    this.inner = inner;
    this.spending = spending;
    this.writer = spending.journal().writer();
  }

  @Override
  public Usage estimate(EstimatorPub pub) {
    return inner.estimate(pub);
  }

  @Override
  public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents) {
    Usage worst = inner.estimate(pub);
    if (worst.isFree()) {
      return inner.vjp(pub, cotangents);
    }
    ExecutionRequest request = ExecutionRequest.of(pub, Accuracy.exact(), 0);
    RequestKey key = key(request, cotangents);
    Lock lock = LOCKS.of(key.digest());
    lock.lock();
    try {
      Optional<JournalEntry> known = writer.claim(key);
      while (known.isEmpty()) {
        Optional<JournalEntry> fresh = writer.prepare(key, request, worst, spending);
        if (fresh.isPresent()) {
          return ask(fresh.get(), pub, cotangents, worst, false);
        }
        known = writer.claim(key);
      }
      JournalEntry entry = known.get();
      Optional<Answer> answer = spending.journal().answer(entry.id());
      if (answer.isPresent()) {
        return delivered(entry, read(pub, answer.get().body()));
      }
      writer.reserveAgain(entry.id(), worst, spending);
      return ask(entry, pub, cotangents, worst, true);
    } finally {
      lock.unlock();
    }
  }

  private ValueAndGradient ask(
      JournalEntry entry, EstimatorPub pub, Matrix cotangents, Usage worst, boolean repeated) {
    ValueAndGradient result;
    try {
      result = inner.vjp(pub, cotangents, entry.requestId(), repeated);
    } catch (JobFailedException failure) {
      writer.ended(entry.id(), EntryState.FAILED, failure.getMessage());
      throw failure;
    } catch (RuntimeException failure) {
      if (!repeated && JournaledBackend.refused(failure)) {
        writer.ended(entry.id(), EntryState.REFUSED, failure.getMessage());
      }
      throw failure;
    }
    writer.submitted(entry.id(), JOB);
    writer.completed(entry.id(), new Answer(write(result), worst));
    return delivered(entry, result);
  }

  private ValueAndGradient delivered(JournalEntry entry, ValueAndGradient result) {
    if (entry.scope().isEmpty()) {
      writer.delivered(entry.id());
    }
    return result;
  }

  private RequestKey key(ExecutionRequest request, Matrix cotangents) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * cotangents.array().length);
    bytes.asDoubleBuffer().put(cotangents.array());
    return new RequestKey(
        backend.backend(),
        backend.device(),
        backend.configuration(),
        backend.scope(),
        JournalEntry.GRADIENT
            + UUID.nameUUIDFromBytes(bytes.array())
            + "-"
            + RequestDigest.of(request));
  }

  private static byte[] write(ValueAndGradient result) {
    double[] values = result.value().values().array();
    double[] gradient = result.gradient().array();
    ByteBuffer bytes = ByteBuffer.allocate(8 * (values.length + gradient.length));
    bytes.asDoubleBuffer().put(values).put(gradient);
    return bytes.array();
  }

  static ValueAndGradient read(EstimatorPub pub, byte[] body) {
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
