/** Gradients from inside the simulator. */
package io.qubridge.local.gradient;
