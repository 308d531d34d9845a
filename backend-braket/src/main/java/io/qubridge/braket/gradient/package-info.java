/** Gradients that SV1 computes by the adjoint method. */
package io.qubridge.braket.gradient;
