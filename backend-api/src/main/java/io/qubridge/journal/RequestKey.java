package io.qubridge.journal;

/**
 * What two requests have in common if one may stand for the other.
 *
 * @param backend the id of the provider
 * @param device the device as the user named it
 * @param configuration a fingerprint of the settings, which counts outside of runs only
 * @param scope the run
 * @param digest the fingerprint of the request
 */
record RequestKey(
    String backend, String device, String configuration, String scope, String digest) {}
