/** The plugin for IBM Quantum: the provider {@code ibm} and its settings. */
package io.qubridge.ibm;
