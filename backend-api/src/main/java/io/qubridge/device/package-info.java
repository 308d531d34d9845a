/**
 * Quantum devices as values: qubits, native gates on coupled pairs, calibration figures.
 *
 * <p>A {@link io.qubridge.device.DeviceModel} knows no provider. A plugin teaches the project its
 * provider's files by a {@link io.qubridge.device.DeviceFormat} named in {@code
 * META-INF/services/io.qubridge.device.DeviceFormat}; {@link io.qubridge.device.Devices} finds the
 * format that fits a path. Times are seconds, errors are probabilities, qubits carry the provider's
 * own numbers. All values are immutable and safe to share between threads.
 */
package io.qubridge.device;
