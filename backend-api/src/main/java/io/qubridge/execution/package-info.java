/**
 * What is asked of a backend and what comes back.
 *
 * <p>The unit is the PUB ("primitive unified bloc"): one circuit, one row of parameter values per
 * execution, and for estimation a list of observables; a result is a matrix of rows by observables.
 * All types are immutable values, serializable and safe to share between threads; only {@link
 * io.qubridge.execution.Matrix} owns an array.
 */
package io.qubridge.execution;
