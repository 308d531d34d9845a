package io.qubridge.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs the steps of a loop on all processors. */
final class ParallelLoop {
  private final int total;
  private final IntConsumer step;
  private final Progress progress;
  private final AtomicInteger next = new AtomicInteger();
  private int done;
  private int failedAt = Integer.MAX_VALUE;
  private Throwable failure;

  private ParallelLoop(int total, IntConsumer step, Progress progress) {
    this.total = total;
    this.step = step;
    this.progress = progress;
  }

  /**
   * Runs a step for each number below a total; after a failure no new one starts. Steps start in
   * order, so all before the first failing one have run, and it is its exception that is thrown.
   */
  static void run(int total, IntConsumer step, Progress progress) {
    int threads = Math.min(total, Runtime.getRuntime().availableProcessors());
    if (threads == 0) {
      return;
    }
    ParallelLoop loop = new ParallelLoop(total, step, progress);
    ExecutorService pool = Executors.newFixedThreadPool(threads, ParallelLoop::thread);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(loop::work));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("interrupted while reading images", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
    loop.throwFailure();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "images");
    thread.setDaemon(true);
    return thread;
  }

  private void work() {
    for (int i = next.getAndIncrement(); i < total; i = next.getAndIncrement()) {
      try {
        step.accept(i);
        finished();
      } catch (RuntimeException | Error e) {
        failed(i, e);
      }
    }
  }

  private synchronized void finished() {
    if (failure == null) {
      progress.update(++done, total);
    }
  }

  private synchronized void failed(int index, Throwable e) {
    next.set(total);
    if (index < failedAt) {
      failedAt = index;
      failure = e;
    }
  }

  private void throwFailure() {
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
  }
}
