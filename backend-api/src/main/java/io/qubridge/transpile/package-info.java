/**
 * Logical circuits into ISA circuits: gates that a device has, on qubits and pairs that it has.
 *
 * <p>{@link io.qubridge.transpile.Transpiler} is the way in; the pipeline and its reasons are in
 * {@code docs/adr/0006-transpiler.md}. A new native gate set is a constant of {@code PulseBasis}, a
 * new entangler a case of {@code Assembler}.
 */
package io.qubridge.transpile;
