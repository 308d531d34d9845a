package io.qubridge.journal;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread of this process at a time send the same request; others mostly go ahead. */
final class SubmissionLocks {
  private final Lock[] locks = new Lock[64];

  SubmissionLocks() {
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  Lock of(String digest) {
    return locks[Math.floorMod(digest.hashCode(), locks.length)];
  }
}
