/**
 * A quantum circuit as a layer of a DL4J network.
 *
 * <p>{@link io.qubridge.app.layer.QuantumLayer} goes into a network's configuration like any other
 * layer; {@link io.qubridge.app.layer.QuantumExecution} says at run time where and how accurately
 * its circuit runs; {@link io.qubridge.app.layer.Prediction} carries the shots' standard errors to
 * the network's outputs.
 *
 * <p>To add an embedding or an ansatz, implement {@link io.qubridge.app.layer.Embedding} or {@link
 * io.qubridge.app.layer.Ansatz} and name it in the list beside it; configuration, command line,
 * gradients and model files follow from the name.
 */
package io.qubridge.app.layer;
