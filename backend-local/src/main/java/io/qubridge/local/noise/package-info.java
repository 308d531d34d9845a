/**
 * Simulation with noise: error channels, where they act, and states that they act on.
 *
 * <p>A density matrix is kept as its real Pauli coefficients {@code r[P] = Tr(P rho)}, which a
 * channel maps by its real Pauli transfer matrix. A gate and the noise behind it are one such
 * matrix. Index digits are base 4, digit {@code i} belongs to qubit (or operand) {@code i}, lowest
 * first, and 0, 1, 2, 3 stand for I, X, Y, Z. D. Greenbaum, "Introduction to quantum gate set
 * tomography", <a href="https://arxiv.org/abs/1509.02921">arXiv:1509.02921</a>.
 *
 * <p>A new kind of error is a record in {@link io.qubridge.local.noise.Channel}.
 */
package io.qubridge.local.noise;
