/**
 * Training: epochs, early stopping, checkpoints and their resumption.
 *
 * <p>A {@link io.qubridge.app.training.Trainer} fits the network of a {@link
 * io.qubridge.app.model.NetworkSpec} to {@link io.qubridge.app.training.TrainingData} and keeps its
 * state in a {@link io.qubridge.app.training.RunFolder}. All that is random in an epoch follows
 * from the seed and the epoch's number, so that a run that was killed and resumed ends with the
 * same weights, bit for bit, as one that was not.
 */
package io.qubridge.app.training;
