/**
 * What authors of backends and their callers share: finished jobs, and splitting requests by limits
 * and merging the results.
 *
 * <p>{@link io.qubridge.support.SplitJob#submit} is how callers run a request of any size; it uses
 * {@link io.qubridge.support.RequestSplitter} and {@link io.qubridge.support.ResultMerger}.
 */
package io.qubridge.support;
