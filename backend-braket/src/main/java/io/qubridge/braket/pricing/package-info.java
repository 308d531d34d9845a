/** What devices cost: a dated table with sources, and the arithmetic of the bill. */
package io.qubridge.braket.pricing;
