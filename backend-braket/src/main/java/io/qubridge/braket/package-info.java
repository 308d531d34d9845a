/** The plugin for Amazon Braket: the provider {@code braket} and its settings. */
package io.qubridge.braket;
