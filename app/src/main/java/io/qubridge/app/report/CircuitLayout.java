package io.qubridge.app.report;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Measurement;
import io.qubridge.circuit.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the parts of a circuit stand in a drawing: each operation in the first column in which all
 * wires from its lowest to its highest qubit are free.
 *
 * @param wires the qubits that are drawn, from the top
 * @param columns the operations of each column
 */
record CircuitLayout(List<Integer> wires, List<List<Item>> columns) {
  /** What is drawn on one wire. */
  enum Mark {
    CONTROL,
    CONTROL_ON_ZERO,
    PLUS,
    CROSS,
    BOX,
    METER,
    BARRIER
  }

  /**
   * One operation.
   *
   * @param label the text of its boxes
   * @param rows the wires that it touches, as positions in {@link #wires}
   * @param marks what is drawn on each of them
   */
  record Item(String label, List<Integer> rows, List<Mark> marks) {
    int top() {
      return rows.stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    int bottom() {
      return rows.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  static CircuitLayout of(Circuit circuit) {
    List<Integer> wires =
        circuit.physical()
            ? circuit.operations().stream()
                .flatMap(operation -> operation.qubits().stream())
                .distinct()
                .sorted()
                .toList()
            : IntStream.range(0, circuit.qubits()).boxed().toList();
    int[] free = new int[wires.size()];
    List<List<Item>> columns = new ArrayList<>();
    for (Operation operation : circuit.operations()) {
      if (!operation.qubits().isEmpty()) {
        place(item(operation, wires), free, columns);
      }
    }
    return new CircuitLayout(wires, columns);
  }

  private static void place(Item item, int[] free, List<List<Item>> columns) {
    int column = Arrays.stream(free, item.top(), item.bottom() + 1).max().orElse(0);
    while (columns.size() <= column) {
      columns.add(new ArrayList<>());
    }
    columns.get(column).add(item);
    Arrays.fill(free, item.top(), item.bottom() + 1, column + 1);
  }

  private static Item item(Operation operation, List<Integer> wires) {
    List<Integer> rows = operation.qubits().stream().map(wires::indexOf).toList();
    if (operation instanceof Gate gate) {
      return new Item(label(gate), rows, marks(gate));
    }
    if (operation instanceof Measurement) {
      return new Item("M", rows, List.of(Mark.METER));
    }
    if (operation instanceof Barrier) {
      return new Item("", rows, rows.stream().map(row -> Mark.BARRIER).toList());
    }
    return new Item("|0>", rows, List.of(Mark.BOX));
  }

  private static List<Mark> marks(Gate gate) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < gate.qubits().size(); i++) {
      boolean modifier = i < gate.controls();
      if (modifier && (gate.onZero() >>> i & 1) == 1) {
        marks.add(Mark.CONTROL_ON_ZERO);
      } else if (modifier || i < gate.controls() + gate.type().controls()) {
        marks.add(Mark.CONTROL);
      } else {
        marks.add(target(gate.type()));
      }
    }
    return marks;
  }

  private static Mark target(GateType type) {
    return switch (type) {
      case CX, CCX -> Mark.PLUS;
      case CZ -> Mark.CONTROL;
      case SWAP, CSWAP -> Mark.CROSS;
      default -> Mark.BOX;
    };
  }

  private static String label(Gate gate) {
    String name = gate.type().qasmName().toUpperCase(Locale.ROOT);
    String base = gate.type().controls() > 0 ? name.substring(gate.type().controls()) : name;
    if (gate.angles().isEmpty()) {
      return base;
    }
    return base
        + gate.angles().stream()
            .map(CircuitLayout::text)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String text(Angle angle) {
    StringBuilder text = new StringBuilder();
    for (Angle.Term term : angle.terms()) {
      double size = Math.abs(term.coefficient());
      text.append(term.coefficient() < 0 ? "-" : text.length() > 0 ? "+" : "");
      text.append(size == 1 ? "" : number(size) + " ").append(term.parameter().name());
    }
    if (angle.constant() != 0 || angle.isConstant()) {
      text.append(text.length() > 0 && angle.constant() > 0 ? "+" : "");
      text.append(number(angle.constant()));
    }
    return text.toString();
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("\\.?0+$", "");
  }
}
