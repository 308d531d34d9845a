package io.qubridge.ibm;

import io.qubridge.ibm.rest.RuntimeClient;
import io.qubridge.ibm.rest.SessionEndedException;
import io.qubridge.spi.BackendException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How jobs are grouped. A session or batch is opened with the first job and closed with the
 * backend, on the way out of the process at the latest; the service closes it after a time of its
 * own where even that fails. Safe for several threads.
 */
final class ExecutionMode implements AutoCloseable {
  /** The service's modes of execution. */
  enum Kind {
    /** Each job by itself. */
    JOB(""),
    /** Jobs that may run beside each other; billed by job. */
    BATCH("batch"),
    /** The device to oneself; billed by the clock. Not on the Open plan. */
    SESSION("dedicated");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private final Kind kind;
  private final Duration longest;
  private final RuntimeClient client;

  // Guarded by this.
  private String session = "";
  private Thread exit;

  ExecutionMode(Kind kind, Duration longest, RuntimeClient client) {
    this.kind = kind;
    this.longest = longest;
    this.client = client;
  }

  /** Submits a job that is made for the id of a session; one that has ended is opened anew. */
  String submit(String device, Function<Optional<String>, byte[]> document) {
    if (kind == Kind.JOB) {
      return client.submit(document.apply(Optional.empty()));
    }
    String current = session(device);
    try {
      return client.submit(document.apply(Optional.of(current)));
    } catch (SessionEndedException ended) {
      forget(current);
      return client.submit(document.apply(Optional.of(session(device))));
    }
  }

  private synchronized String session(String device) {
    if (session.isEmpty()) {
      session = client.openSession(kind.word, device, longest);
      if (exit == null) {
        exit = new Thread(this::closeQuietly, "ibm-session-close");
        Runtime.getRuntime().addShutdownHook(exit);
      }
    }
    return session;
  }

  private synchronized void forget(String ended) {
    if (session.equals(ended)) {
      session = "";
    }
  }

  /**
   * Closes what is open.
   *
   * @throws BackendException if the service does not do so
   */
  @Override
  public synchronized void close() {
    String open = session;
    session = "";
    if (!open.isEmpty()) {
      client.closeSession(open);
    }
    if (exit != null && Thread.currentThread() != exit) {
      try {
        Runtime.getRuntime().removeShutdownHook(exit);
      } catch (IllegalStateException onTheWayOut) {
        // The hook runs already and finds nothing left to close.
      }
      exit = null;
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (BackendException unreachable) {
      // The process ends; the service closes the session at its limit.
    }
  }
}
