/**
 * The compatibility kit: what every backend, ours or another's, has to pass.
 *
 * <p>{@link io.qubridge.kit.BackendContract} is the entry; its Javadoc shows how to use it. {@link
 * io.qubridge.kit.NaiveSimulator}, {@link io.qubridge.kit.NaiveBackendProvider} and {@link
 * io.qubridge.kit.RandomCircuits} serve further tests of a backend's own.
 */
package io.qubridge.kit;
