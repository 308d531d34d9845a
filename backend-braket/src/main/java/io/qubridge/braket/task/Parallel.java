package io.qubridge.braket.task;

import io.qubridge.spi.BackendException;
import io.qubridge.spi.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Does many calls of a service at once, few enough to stay within its rates. Threads are made at
 * the first need and do not keep the JVM alive. Safe for several threads.
 */
final class Parallel implements AutoCloseable {
  private static final int THREADS = 8;

  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private ExecutorService threads;

  /** Calls for 0, 1, ...; all are done when this returns or throws the first failure. */
  void forEach(int count, IntConsumer call) {
    map(
        IntStream.range(0, count).boxed().toList(),
        index -> {
          call.accept(index);
          return index;
        });
  }

  /** Results in the order of the items. */
  <T, R> List<R> map(List<T> items, Function<T, R> call) {
    if (items.size() <= 1 || Thread.currentThread().getName().startsWith("braket-")) {
      return items.stream().map(call).toList();
    }
    List<Callable<R>> calls = new ArrayList<>();
    for (T item : items) {
      calls.add(() -> call.apply(item));
    }
    try {
      return results(threads().invokeAll(calls));
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new TransportException("calls of Amazon Braket were interrupted", true, interrupt);
    }
  }

  private static <R> List<R> results(List<Future<R>> futures) throws InterruptedException {
    List<R> results = new ArrayList<>();
    for (Future<R> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException failure) {
        if (failure.getCause() instanceof BackendException known) {
          throw known;
        }
        throw new IllegalStateException(failure.getCause());
      }
    }
    return results;
  }

  private synchronized ExecutorService threads() {
    if (threads == null) {
      threads =
          Executors.newFixedThreadPool(
              THREADS,
              run -> {
                Thread thread = new Thread(run, "braket-calls");
                thread.setContextClassLoader(loader);
                thread.setDaemon(true);
                return thread;
              });
    }
    return threads;
  }

  @Override
  public synchronized void close() {
    if (threads != null) {
      threads.shutdown();
      threads = null;
    }
  }
}
