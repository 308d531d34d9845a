/**
 * State vectors: circuits compiled into programs, the blocks and vectors that they run on, the
 * loops over amplitudes, and expectation values.
 *
 * <p>{@link io.qubridge.local.state.GateLowering} writes every gate as rotations, phases and flips;
 * {@link io.qubridge.local.state.StepFusion} joins them into steps. Up to eleven qubits, sixteen
 * rows run side by side in a {@link io.qubridge.local.state.StateBlock}; above, each row is a
 * {@link io.qubridge.local.state.Statevector} that {@link io.qubridge.local.state.Sweep}s go over
 * tile by tile. A new gate is a case in {@code GateLowering}. Bit {@code i} of a basis state is
 * qubit {@code i}, qubit 0 lowest.
 */
package io.qubridge.local.state;
