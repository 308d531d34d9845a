/** Devices for people: what is known of them in figures, drawn as text and as SVG. */
package io.qubridge.app.device;
