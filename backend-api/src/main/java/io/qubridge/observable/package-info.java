/**
 * What is measured: weighted sums of Pauli strings, and how to measure several of them at once.
 *
 * <p>All types are immutable and safe to share between threads.
 */
package io.qubridge.observable;
