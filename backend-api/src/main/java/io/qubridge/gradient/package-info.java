/**
 * Gradients of expectation values on any backend.
 *
 * <p>A {@link io.qubridge.gradient.GradientMethod} turns one estimator PUB into a {@link
 * io.qubridge.gradient.Linearization}: the values, and on demand the vector-Jacobian product.
 * Methods that only add rows put all rows of all samples into one request.
 */
package io.qubridge.gradient;
