package io.qubridge.device;

import java.util.List;
import java.util.Objects;

/**
 * A figure or an entry of a device's description that was not taken as it stands.
 *
 * @param kind what was done about it
 * @param qubits the qubits it is about; empty for the whole device
 * @param subject what it is about: a gate's name or a figure such as {@code T2}
 * @param reason why, with the figure that was found
 */
public record Defect(Kind kind, List<Integer> qubits, String subject, String reason) {
  /** What was done about a defect. */
  public enum Kind {
    /** The gate or qubit is not used. */
    UNUSABLE,
    /** A figure that cannot be true was replaced by the nearest one that can. */
    REPLACED,
    /** There is no figure, or none that means anything; it counts as unknown. */
    MISSING,
    /**
     * The entry is about something that this software does not know or the device does not offer.
     */
    IGNORED
  }

  /** Copies the list and makes the texts plain. */
  public Defect {
    Objects.requireNonNull(kind, "kind");
    qubits = List.copyOf(qubits);
    subject = PlainText.of(subject);
    reason = PlainText.of(reason);
  }

  /** For example {@code "cz on 12, 13: error 1 means not calibrated"}. */
  @Override
  public String toString() {
    String where =
        qubits.isEmpty()
            ? ""
            : " on " + String.join(", ", qubits.stream().map(String::valueOf).toList());
    return subject + where + ": " + reason;
  }
}
