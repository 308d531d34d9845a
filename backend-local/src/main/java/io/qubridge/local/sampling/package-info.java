/**
 * Shots: where each row's randomness comes from, exact binomial and multinomial draws, measurements
 * in the middle of a circuit, and the estimates with their standard errors.
 */
package io.qubridge.local.sampling;
