/**
 * Quantum circuits as values: gates with symbolic angles, measurements, resets and barriers.
 *
 * <p>Everything here is immutable and safe to share between threads. Qubits and classical bits are
 * counted from 0, and bit {@code i} of any integer that stands for a basis state is qubit (or
 * classical bit) {@code i}, qubit 0 lowest. A new gate is one row in {@link
 * io.qubridge.circuit.GateType}.
 */
package io.qubridge.circuit;
