/**
 * Proof that noise is simulated: a small circuit whose noisy values are predicted from the noise's
 * figures by other means than the simulator's, namely Kraus operators on a density matrix.
 *
 * <p>{@link io.qubridge.app.noise.NoiseProbe} is where to start.
 */
package io.qubridge.app.noise;
