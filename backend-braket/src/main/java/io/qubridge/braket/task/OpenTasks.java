package io.qubridge.braket.task;

import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.TransportException;
import io.qubridge.support.PollSchedule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tasks of this process that have not ended, held within the number that an account may have at
 * a time (service quotas of Amazon Braket, "concurrent quantum tasks"). Safe for several threads.
 */
final class OpenTasks {
  /** Five days, as long as the Braket SDK for Python waits for a task. */
  static final Duration PATIENCE = Duration.ofSeconds(432_000);

  private final TaskClient client;
  private final PollSchedule schedule;
  private final int most;
  private final Duration patience;
  private final Set<String> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * None yet.
   *
   * @param most how many may be open at a time
   * @param patience how long to wait for one to end
   */
  OpenTasks(TaskClient client, PollSchedule schedule, int most, Duration patience) {
    this.client = client;
    this.schedule = schedule;
    this.most = most;
    this.patience = patience;
  }

  void add(String arn) {
    open.add(arn);
  }

  void ended(String arn) {
    open.remove(arn);
  }

  boolean any() {
    return !open.isEmpty();
  }

  /**
   * Waits until so many more tasks may be created.
   *
   * @throws QuotaExceededException if that takes too long
   */
  void awaitRoom(int wanted) {
    turn.lock();
    try {
      waitUntilAtMost(Math.max(0, most - wanted));
    } finally {
      turn.unlock();
    }
  }

  /**
   * Waits until one of the tasks has ended, since the account has no room for another.
   *
   * @throws QuotaExceededException if that takes too long
   */
  void awaitEnd() {
    turn.lock();
    try {
      waitUntilAtMost(Math.max(0, open.size() - 1));
    } finally {
      turn.unlock();
    }
  }

  private void waitUntilAtMost(int size) {
    long start = System.nanoTime();
    while (open.size() > size) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.compareTo(patience) >= 0) {
        throw new QuotaExceededException(
            "Amazon Braket has had no room for another task for "
                + waited.truncatedTo(ChronoUnit.SECONDS)
                + ": "
                + open.size()
                + " are open; they go on, continue when some have ended");
      }
      pause(schedule.next(waited));
      for (String arn : List.copyOf(open)) {
        if (open.size() > size && client.state(arn).map(TaskState::ended).orElse(true)) {
          ended(arn);
        }
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          "interrupted while waiting for room for another task on Amazon Braket", false, interrupt);
    }
  }
}
