package io.qubridge.braket.task;

import io.qubridge.spi.TransportException;
import io.qubridge.support.PollSchedule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tasks of this process that have not ended, held within the number that an account may have at
 * a time (service quotas of Amazon Braket, "concurrent quantum tasks"). Safe for several threads.
 */
final class OpenTasks {
  private final TaskClient client;
  private final PollSchedule schedule;
  private final int most;
  private final Set<String> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock turn = new ReentrantLock(true);

  OpenTasks(TaskClient client, PollSchedule schedule, int most) {
    this.client = client;
    this.schedule = schedule;
    this.most = most;
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

  /** Waits until so many more tasks may be created. */
  void awaitRoom(int wanted) {
    turn.lock();
    try {
      waitUntilAtMost(Math.max(0, most - wanted));
    } finally {
      turn.unlock();
    }
  }

  /** Waits until one of the tasks has ended, since the account has no room for another. */
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
      pause(schedule.next(Duration.ofNanos(System.nanoTime() - start)));
      for (String arn : List.copyOf(open)) {
        if (open.size() > size && TaskState.of(client.get(arn)).ended()) {
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
