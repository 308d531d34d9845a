package io.qubridge.transpile;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.Bindings;
import io.qubridge.observable.Observable;

/**
 * An ISA circuit and how it stands for the logical one. Immutable; safe for several threads.
 *
 * <p>After the ISA circuit, physical qubit {@code finalLayout().physical(q)} is in the state in
 * which the logical circuit leaves qubit {@code q}, up to a global phase. Measured bits are the
 * same.
 */
public final class TranspileResult {
  private final Circuit isa;
  private final Layout initialLayout;
  private final Layout finalLayout;
  private final Metrics metrics;
  private final RowTemplate template;

  TranspileResult(
      Circuit isa,
      Layout initialLayout,
      Layout finalLayout,
      Metrics metrics,
      RowTemplate template) {
    this.isa = isa;
    this.initialLayout = initialLayout;
    this.finalLayout = finalLayout;
    this.metrics = metrics;
    this.template = template;
  }

  /** The circuit on physical qubits: native gates on usable qubits and pairs only. */
  public Circuit isa() {
    return isa;
  }

  /** Where each logical qubit starts. */
  public Layout initialLayout() {
    return initialLayout;
  }

  /** Where each logical qubit ends. */
  public Layout finalLayout() {
    return finalLayout;
  }

  /** What the circuit costs. */
  public Metrics metrics() {
    return metrics;
  }

  /** What to measure after the ISA circuit for an observable of the logical circuit. */
  public Observable map(Observable logical) {
    return finalLayout.map(logical);
  }

  /**
   * The ISA circuit's parameter values for rows of the logical circuit's: the same rows, unless
   * blocks are resynthesized for each row.
   *
   * @throws IllegalArgumentException if a parameter of the logical circuit has no value, or a block
   *     needs more two-qubit gates for a row than its template has
   */
  public Bindings bind(Bindings logical) {
    return template.apply(logical);
  }
}
