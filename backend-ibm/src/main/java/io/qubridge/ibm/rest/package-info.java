/**
 * The REST interface of IBM Quantum: {@link io.qubridge.ibm.rest.RuntimeClient} asks the service,
 * {@link io.qubridge.ibm.rest.TokenSource} keeps the bearer token that it takes.
 *
 * <p>Facts are those of the API reference at quantum.cloud.ibm.com/docs/api/qiskit-runtime-rest in
 * its version {@link io.qubridge.ibm.rest.RuntimeClient#API_VERSION} and, where it is silent, of
 * the client Qiskit/qiskit-ibm-runtime. Every field of an answer is optional, unknown ones are
 * ignored, sizes are bounded, and an answer that is no JSON is an error of one line.
 */
package io.qubridge.ibm.rest;
