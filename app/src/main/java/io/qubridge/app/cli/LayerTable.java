package io.qubridge.app.cli;

import io.qubridge.app.inspection.Estimate;
import io.qubridge.app.inspection.Expressibility;
import io.qubridge.app.inspection.GradientVariance;
import io.qubridge.app.inspection.Inspection;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.report.CircuitDrawing;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Describes a quantum layer for people. */
final class LayerTable {
  private static final String MARGIN = "  ";
  private static final int DRAWN_GATES = 200;
  private static final int DRAWN_QUBITS = 12;

  private final Inspection inspection;
  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  private LayerTable(Inspection inspection, Terminal terminal) {
    this.inspection = inspection;
    this.terminal = terminal;
  }

  static String of(Inspection inspection, Terminal terminal) {
    LayerTable table = new LayerTable(inspection, terminal);
    table.head();
    table.figures();
    table.gradients();
    table.circuit();
    return table.text.toString();
  }

  private void head() {
    VariationalCircuit design = inspection.design();
    line(
        terminal.paint(Style.BOLD, design.embedding() + ", " + design.ansatz())
            + ": "
            + Figures.count(design.qubits(), "qubit")
            + ", "
            + Figures.count(design.layers(), "layer")
            + (design.reuploading() ? ", re-uploading" : ""));
    row("inputs", Integer.toString(design.inputs()));
    row("weights", design.weights() + " " + Arrays.toString(design.weightShape()));
    row("outputs", design.outputs() + ": " + String.join(", ", design.observables()));
  }

  private void figures() {
    String gates =
        inspection.size().gates().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    row("gates", inspection.size().total() + ": " + gates);
    row("depth", Integer.toString(inspection.size().depth()));
    row(
        "expressibility",
        inspection
            .expressibility()
            .map(LayerTable::expressibility)
            .orElse("not computed above 12 qubits"));
    row(
        "entangling",
        inspection
            .entanglingCapability()
            .map(value -> figure("%.4f", value) + " mean Meyer-Wallach measure, ansatz alone")
            .orElse("not computed above 12 qubits"));
  }

  private void gradients() {
    String initialisation = inspection.design().initialisation();
    line("");
    line(
        terminal.paint(
            Style.BOLD,
            "gradient of " + first() + ", variance over " + initialisation + " weights"));
    if (inspection.gradients().isEmpty()) {
      line(MARGIN + "not computed: it needs --max-qubits " + inspection.design().leastQubits());
    }
    for (GradientVariance gradient : inspection.gradients()) {
      line(
          MARGIN
              + String.format("%2d qubits", gradient.qubits())
              + "  "
              + figure("%.3e", gradient.variance()));
    }
    inspection
        .decay()
        .ifPresent(
            decay ->
                line(MARGIN + "falls as 2^(-s n) with n qubits, s = " + figure("%.2f", decay)));
  }

  /** What is differentiated; one observable's name can stand for several outputs. */
  private String first() {
    VariationalCircuit design = inspection.design();
    boolean several = design.onQubits(design.qubits()).outputs() > 1;
    return (several ? "the first of " : "") + design.observables().get(0);
  }

  private void circuit() {
    boolean large =
        inspection.size().total() > DRAWN_GATES || inspection.design().qubits() > DRAWN_QUBITS;
    line("");
    line(
        large
            ? "the circuit is too large for a terminal; -o FILE.svg draws it"
            : CircuitDrawing.text(inspection.design().toCircuit()));
  }

  private static String expressibility(Expressibility expressibility) {
    return figure("%.4f", expressibility.divergence())
        + String.format(
            " nats from Haar-random states (themselves %.4f), ansatz alone",
            expressibility.floor());
  }

  private static String figure(String format, Estimate estimate) {
    return String.format(format + " +- " + format, estimate.value(), estimate.standardError());
  }

  private void row(String name, String value) {
    line(MARGIN + String.format("%-15s", name) + value);
  }

  private void line(String content) {
    text.append(content.stripTrailing()).append(System.lineSeparator());
  }
}
