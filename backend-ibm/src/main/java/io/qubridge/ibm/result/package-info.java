/**
 * The service's results turned into counts and expectation values, without trusting their shape.
 *
 * <p>Decoders stream, so that the answer to millions of shots is held once, as bytes.
 */
package io.qubridge.ibm.result;
