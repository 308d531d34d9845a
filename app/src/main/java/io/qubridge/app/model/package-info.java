/**
 * The classifiers: their networks, and models that are saved and used again.
 *
 * <p>A {@link io.qubridge.app.model.NetworkSpec} says everything about a network's shape; {@link
 * io.qubridge.app.model.Networks} builds it. A {@link io.qubridge.app.model.SavedModel} is a folder
 * with weights and a {@link io.qubridge.app.model.ModelCard}. Loading one builds the network from
 * its spec and copies the weights in; no class is ever named by a file.
 */
package io.qubridge.app.model;
