/**
 * OpenQASM 3 programs to circuits and back.
 *
 * <p>{@link io.qubridge.qasm.QasmReader} reads straight-line programs, {@link
 * io.qubridge.qasm.QasmWriter} writes any circuit; what is written reads back to an equal circuit.
 * The grammar is in {@link io.qubridge.qasm.syntax}; what the statements mean is decided here, so a
 * further statement of the language is a case in the lowering of its tree.
 *
 * <p>Source: the <a href="https://openqasm.com/">OpenQASM 3 specification</a>.
 */
package io.qubridge.qasm;
