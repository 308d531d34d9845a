package io.qubridge.transpile;

import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Turns rows of a logical circuit's parameters into rows of its ISA circuit's: the parameters
 * themselves are copied, angles that stand for blocks are computed. It is filled while the ISA
 * circuit is written and does not change afterwards.
 */
final class RowTemplate {
  /** Far above rounding, and above what counts as rounding when blocks are judged. */
  private static final double TOLERANCE = 1e-6;

  /** What a run of one-qubit gates consists of; its matrix depends on the row. */
  @FunctionalInterface
  interface Item {
    double[] matrix(Row row);
  }

  /** A number of an ISA row. */
  @FunctionalInterface
  interface Value {
    double of(Row row);
  }

  /**
   * A row of logical values with what follows from it.
   *
   * @param values the logical parameters' values
   * @param blocks the decompositions of the two-wire blocks
   */
  record Row(ToDoubleFunction<Parameter> values, WeylDecomposition[] blocks) {}

  /** Some consecutive numbers of an ISA row. */
  private interface Columns {
    double[] of(Row row);
  }

  private final List<Parameter> copied;
  private final List<Parameter> computed = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Columns> columns = new ArrayList<>();
  private final String prefix;
  private final boolean continuous;

  /** A two-wire block and how many two-qubit gates stand for it. */
  private record Block(Step step, int entanglers) {}

  /**
   * Starts a template.
   *
   * @param copied the logical parameters, all of which stay parameters of the ISA circuit
   * @param continuous whether the two-qubit gates have a free angle
   */
  RowTemplate(List<Parameter> copied, boolean continuous) {
    this.copied = copied;
    this.continuous = continuous;
    String free = "slot_";
    while (startsAny(copied, free)) {
      free = "q" + free;
    }
    this.prefix = free;
  }

  private static boolean startsAny(List<Parameter> parameters, String prefix) {
    return parameters.stream().anyMatch(parameter -> parameter.name().startsWith(prefix));
  }

  /**
   * Adds a two-wire block; {@link Row#blocks} will hold its decomposition at this index.
   *
   * @param entanglers how many two-qubit gates stand for it
   */
  int block(Step step, int entanglers) {
    blocks.add(new Block(step, entanglers));
    return blocks.size() - 1;
  }

  /** New parameters for the angles theta, phi and lambda of a run of gates. */
  List<Parameter> slot(List<Item> items) {
    List<Item> run = List.copyOf(items);
    List<Parameter> own = new ArrayList<>();
    for (String angle : List.of("theta", "phi", "lambda")) {
      own.add(new Parameter(prefix + columns.size() + "_" + angle));
    }
    computed.addAll(own);
    columns.add(
        row -> {
          double[] product = ComplexMatrix.identity(2);
          for (Item item : run) {
            product = ComplexMatrix.multiply(item.matrix(row), product);
          }
          return Euler.of(product);
        });
    return own;
  }

  /** A new parameter for one number. */
  Parameter value(Value value) {
    Parameter parameter = new Parameter(prefix + columns.size() + "_angle");
    computed.add(parameter);
    columns.add(row -> new double[] {value.of(row)});
    return parameter;
  }

  /** The parameters of the ISA circuit: the logical ones, then those that are computed. */
  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(copied);
    all.addAll(computed);
    return all;
  }

  /**
   * The ISA rows of logical rows.
   *
   * @throws IllegalArgumentException if a parameter is missing, or the template cannot stand for a
   *     row
   */
  Bindings apply(Bindings logical) {
    if (computed.isEmpty()) {
      return logical;
    }
    int[] from = new int[copied.size()];
    for (int k = 0; k < from.length; k++) {
      from[k] = logical.parameters().indexOf(copied.get(k));
      if (from[k] < 0) {
        throw new IllegalArgumentException(
            "the rows give no value for parameter '" + copied.get(k) + "'");
      }
    }
    List<Parameter> all = parameters();
    Map<Parameter, Integer> places = new HashMap<>();
    for (int k = 0; k < all.size(); k++) {
      places.put(all.get(k), k);
    }
    Matrix values = new Matrix(logical.rows(), all.size());
    for (int row = 0; row < logical.rows(); row++) {
      int start = row * all.size();
      for (int k = 0; k < from.length; k++) {
        values.array()[start + k] = logical.values().get(row, from[k]);
      }
      compute(values.array(), start, places);
    }
    return new Bindings(all, values, logical.firstRow());
  }

  /** Fills the computed numbers of a row in order; later ones may build on earlier ones. */
  private void compute(double[] values, int start, Map<Parameter, Integer> places) {
    ToDoubleFunction<Parameter> lookup = parameter -> values[start + places.get(parameter)];
    WeylDecomposition[] decompositions = new WeylDecomposition[blocks.size()];
    for (int k = 0; k < decompositions.length; k++) {
      Block block = blocks.get(k);
      decompositions[k] = WeylDecomposition.of(block.step().evaluate(lookup));
      int needed = decompositions[k].entanglers(continuous, TOLERANCE);
      if (needed > block.entanglers()) { // only if the block is special at its generic values
        throw new IllegalArgumentException(
            "a block needs "
                + needed
                + " two-qubit gates with these values, its template has "
                + block.entanglers()
                + "; transpile without templates for rows");
      }
    }
    Row row = new Row(lookup, decompositions);
    int at = start + copied.size();
    for (Columns own : columns) {
      for (double number : own.of(row)) {
        values[at++] = number;
      }
    }
  }
}
