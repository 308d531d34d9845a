/**
 * The simulator that runs in this process: provider {@code local}.
 *
 * <p>{@link io.qubridge.local.LocalBackend} hands each PUB of a request to what computes it: exact
 * values here and in {@code state}, shots in {@code sampling}, gradients in {@code gradient}.
 */
package io.qubridge.local;
