/**
 * A faster two-dimensional convolution for DL4J on CPUs.
 *
 * <p>{@link io.qubridge.app.model.convolution.BlasConvolutionLayer} takes the place of DL4J's
 * {@code ConvolutionLayer}: same settings, parameters and results, several times its speed. Each
 * image is correlated on its own, a block of its rows as one matrix product for each row of the
 * kernel, images being shared out between threads; sums over images are taken in a fixed order, so
 * that results do not depend on the number of threads.
 */
package io.qubridge.app.model.convolution;
