package io.qubridge.journal;

import io.qubridge.spi.Backend;

/**
 * Submits to a backend that costs money or quota, within a budget and no request twice.
 *
 * <p>A request is written into the journal with its worst case before it is sent. One that the
 * journal knows already is not sent: its answer is read, or its job taken up, or the provider is
 * asked whether it has it. Safe for several threads.
 */
public final class JournaledBackend {
  private JournaledBackend() {}

  /**
   * Wraps a backend, which is closed with it.
   *
   * @param id the id of its provider
   * @param device the device as the user named it; empty where there is no choice
   * @param configuration a fingerprint of the settings, without secrets; outside of runs only a job
   *     of the same settings is taken up
   * @param inner where to submit; declares {@link io.qubridge.spi.Feature#RESUME}
   * @param spending the leave to do so
   */
  public static Backend of(
      String id, String device, String configuration, Backend inner, Spending spending) {
    throw new UnsupportedOperationException();
  }
}
