/**
 * What requests become on the wire: programs of native gates in OpenQASM 3 with rows of values.
 *
 * <p>{@link io.qubridge.ibm.program.Primitive} is the seam: one implementation for each of the
 * service's programs, {@code sampler} and {@code estimator} now. Another form of payload, such as
 * that of the service's {@code executor}, is another implementation.
 */
package io.qubridge.ibm.program;
