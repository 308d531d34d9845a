/**
 * A service that stands in for Amazon Braket and S3 and really runs what it is sent: it reads the
 * action, refuses what the device refuses, simulates, and writes the documented result objects.
 */
package io.qubridge.braket.stub;
