/** Device models from IBM Quantum's configuration and properties documents. */
package io.qubridge.ibm.device;
