/**
 * Readout-error mitigation on top of any backend.
 *
 * <p>{@link io.qubridge.mitigation.MitigatedBackend} stands in front of a backend and inverts how
 * each measured qubit confuses 0 and 1. The confusion comes from a device's description or from two
 * circuits that the backend itself runs: {@link io.qubridge.mitigation.ReadoutCalibration}. {@link
 * io.qubridge.mitigation.MitigationSettings} lets a user ask for it by settings of any backend.
 *
 * <p>Qubits are taken to err independently of each other (a tensored calibration). S. Bravyi et
 * al., "Mitigating measurement errors in multi-qubit experiments", <a
 * href="https://arxiv.org/abs/2006.14044">arXiv:2006.14044</a>.
 */
package io.qubridge.mitigation;
