/**
 * What can be said of a quantum layer's circuit before it is trained: its size, how much of the
 * state space it reaches, how it entangles, and whether its gradients vanish on more qubits.
 *
 * <p>Everything is computed from exact expectation values, so it runs on any backend that gives
 * them; a new figure is a class of its own beside these.
 */
package io.qubridge.app.inspection;
