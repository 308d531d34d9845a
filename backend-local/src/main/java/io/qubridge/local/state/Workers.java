package io.qubridge.local.state;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads that share a list of tasks with the thread that calls. Tasks must not depend on each
 * other, so the number of threads changes no result. Safe for several threads.
 */
public final class Workers implements AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  private final int threads;
  private final ThreadPoolExecutor executor;
  private final Queue<Workspace> idle;

  /** A piece of work. */
  @FunctionalInterface
  public interface Task {
    /**
     * Does it.
     *
     * @param index which one
     * @param workspace memory that no other task uses meanwhile
     */
    void run(int index, Workspace workspace);
  }

  /**
   * Starts no thread yet.
   *
   * @param threads how many work at a time, the caller included; at least 1
   */
  public Workers(int threads) {
    this.threads = threads;
    idle = new ConcurrentLinkedQueue<>();
    AtomicInteger number = new AtomicInteger();
    int helpers = Math.max(1, threads - 1);
    executor =
        new ThreadPoolExecutor(
            helpers,
            helpers,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "qubridge-local-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  private Workers(Workers shared) {
    threads = 1;
    executor = shared.executor;
    idle = shared.idle;
  }

  /** How many threads work at a time, the caller's included. */
  int threads() {
    return threads;
  }

  /** The same memory, but tasks run on the calling thread. */
  Workers alone() {
    return new Workers(this);
  }

  /** Does all tasks and waits for the last one. What a task throws, this throws. */
  void forEach(int tasks, Task task) {
    Run run = new Run(tasks, task);
    int helpers = Math.min(threads, tasks) - 1;
    for (int i = 0; i < helpers; i++) {
      executor.execute(run);
    }
    run.run();
    run.await();
  }

  @Override
  public void close() {
    executor.shutdown();
  }

  private final class Run implements Runnable {
    private final int tasks;
    private final Task task;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch open;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Run(int tasks, Task task) {
      this.tasks = tasks;
      this.task = task;
      open = new CountDownLatch(tasks);
    }

    @Override
    public void run() {
      int index = next.getAndIncrement();
      if (index >= tasks) {
        return;
      }
      Workspace borrowed = idle.poll();
      Workspace workspace = borrowed == null ? new Workspace() : borrowed;
      for (; index < tasks; index = next.getAndIncrement()) {
        try {
          if (failure.get() == null) {
            task.run(index, workspace);
          }
        } catch (Throwable thrown) { // handed to the caller, whatever it is
          failure.compareAndSet(null, thrown);
        } finally {
          open.countDown();
        }
      }
      idle.add(workspace);
    }

    void await() {
      boolean interrupted = false;
      while (true) {
        try {
          open.await();
          break;
        } catch (InterruptedException later) {
          interrupted = true; // tasks are short; the caller sees the flag afterwards
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure.get() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (failure.get() instanceof Error thrown) {
        throw thrown;
      }
    }
  }
}
