package io.qubridge.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process of this machine, told from a later one of the same number by its start.
 *
 * @param pid its number
 * @param started when it started
 */
record Owner(long pid, Instant started) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})@(\\d{1,18})");

  /** The start is computed from the clock, which may have been set since. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  static Owner current() {
    ProcessHandle process = ProcessHandle.current();
    return new Owner(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** Reads {@link #toString}; a text that it did not write names no process. */
  static boolean alive(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    Instant started = Instant.ofEpochMilli(Long.parseLong(matcher.group(2)));
    return ProcessHandle.of(Long.parseLong(matcher.group(1)))
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().startInstant().orElse(Instant.EPOCH))
        .filter(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
        .isPresent();
  }

  @Override
  public String toString() {
    return pid + "@" + started.toEpochMilli();
  }
}
