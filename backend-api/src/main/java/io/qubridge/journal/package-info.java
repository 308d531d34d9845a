/**
 * Jobs that cost money or quota: written down before they are sent, paid within a budget, found
 * again after a crash.
 *
 * <p>{@link io.qubridge.journal.JobJournal} is an SQLite database that all processes of a user
 * share, {@link io.qubridge.journal.JournaledBackend} keeps it for any backend. Both need nothing
 * of a plugin but what the SPI has; see {@link io.qubridge.spi.Feature#RESUME} and {@link
 * io.qubridge.spi.Feature#FIND}.
 */
package io.qubridge.journal;
