/**
 * The grammar of OpenQASM 3: text in, syntax tree out.
 *
 * <p>Nothing here knows what a program means. {@link io.qubridge.qasm.syntax.Parser} reads the
 * whole language but the insides of calibration blocks, statement by statement, and gives every
 * node its offset in the text. What a statement does is decided in {@link io.qubridge.qasm}. The
 * types are public for that package only and may change.
 *
 * <p>Source: the <a href="https://openqasm.com/grammar/index.html">formal grammar</a>, version 3.1,
 * with the {@code nop} of 3.2.
 */
package io.qubridge.qasm.syntax;
