/**
 * Compares classifiers on the same test images: scores with their uncertainty, beside baselines.
 *
 * <p>A new score is a field of {@link io.qubridge.app.comparison.Scores}; a new way to run a model
 * is a row of {@link io.qubridge.app.comparison.Comparison}.
 */
package io.qubridge.app.comparison;
