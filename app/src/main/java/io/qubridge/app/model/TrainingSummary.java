package io.qubridge.app.model;

/**
 * Where a model's weights come from.
 *
 * @param seed of the training
 * @param optimisation how it changed the weights
 * @param batchSize images of one step
 * @param epochs passes over the training images that were made
 * @param bestEpoch the pass after which the weights were kept
 * @param validationLoss after that pass
 * @param validationAccuracy after that pass
 * @param collapsed whether the weights give all validation images to one class
 */
public record TrainingSummary(
    long seed,
    Optimisation optimisation,
    int batchSize,
    int epochs,
    int bestEpoch,
    double validationLoss,
    double validationAccuracy,
    boolean collapsed) {}
