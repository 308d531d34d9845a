package io.qubridge.app.training;

/**
 * One pass over the training images.
 *
 * @param epoch its number, from 1
 * @param trainingLoss mean over the epoch's batches, with dropout, as the weights changed
 * @param trainingAccuracy likewise
 * @param validationLoss after the epoch, without dropout, classes weighted as in training
 * @param validationAccuracy after the epoch, without dropout
 * @param predictedClasses how many different classes the validation images were given to
 * @param seconds wall time of the epoch, validation included
 * @param imagesPerSecond training images over the time that training took
 */
public record EpochRecord(
    int epoch,
    double trainingLoss,
    double trainingAccuracy,
    double validationLoss,
    double validationAccuracy,
    int predictedClasses,
    double seconds,
    double imagesPerSecond) {}
