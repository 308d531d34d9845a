/** What comes back: the objects that the service writes, kept as they came, and their decoding. */
package io.qubridge.braket.result;
