/** Device models from Amazon Braket's {@code deviceCapabilities} documents. */
package io.qubridge.braket.device;
