package io.qubridge.app.device;

import io.qubridge.device.DeviceModel;
import io.qubridge.device.QubitProperties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A device's coupling map as lines of ASCII: drawn where the provider places the qubits on a grid
 * with neighbours side by side, else as a list of neighbours. An {@code x} stands for a pair that
 * is coupled but not used.
 */
public final class TextGraph {
  private static final int GAP = 2;

  private TextGraph() {}

  /**
   * Draws the device.
   *
   * @param columns how wide a line may be
   */
  public static List<String> draw(DeviceModel device, int columns) {
    Couplings couplings = new Couplings(device);
    int label = Integer.toString(device.qubits().lastKey()).length();
    Map<Integer, int[]> cells = cells(device, couplings);
    if (!cells.isEmpty()) {
      int last = cells.values().stream().mapToInt(cell -> cell[0]).max().orElse(0);
      if ((last + 1) * (label + GAP) <= columns) {
        return grid(cells, couplings, label);
      }
    }
    return list(device, couplings, columns);
  }

  /** Column and row of each qubit; none if some pair is not side by side. */
  private static Map<Integer, int[]> cells(DeviceModel device, Couplings couplings) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    for (QubitProperties qubit : device.qubits().values()) {
      if (qubit.position().isEmpty()) {
        return Map.of();
      }
      left = Math.min(left, qubit.position().get().x());
      top = Math.min(top, qubit.position().get().y());
    }
    Map<Integer, int[]> cells = new TreeMap<>();
    for (Map.Entry<Integer, QubitProperties> qubit : device.qubits().entrySet()) {
      QubitProperties.Position position = qubit.getValue().position().orElseThrow();
      double x = position.x() - left;
      double y = position.y() - top;
      if (x != Math.rint(x) || y != Math.rint(y) || x > 1_000 || y > 1_000) {
        return Map.of();
      }
      cells.put(qubit.getKey(), new int[] {(int) x, (int) y});
    }
    for (List<Integer> pair : all(couplings)) {
      int[] a = cells.get(pair.get(0));
      int[] b = cells.get(pair.get(1));
      if (Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) != 1) {
        return Map.of();
      }
    }
    return cells;
  }

  private static List<List<Integer>> all(Couplings couplings) {
    List<List<Integer>> pairs = new ArrayList<>(couplings.usable.keySet());
    pairs.addAll(couplings.unusable.keySet());
    return pairs;
  }

  private static List<String> grid(Map<Integer, int[]> cells, Couplings couplings, int label) {
    int width = label + GAP;
    int columns = cells.values().stream().mapToInt(cell -> cell[0]).max().orElse(0) + 1;
    int rows = cells.values().stream().mapToInt(cell -> cell[1]).max().orElse(0) + 1;
    char[][] canvas = new char[2 * rows - 1][columns * width];
    for (char[] line : canvas) {
      Arrays.fill(line, ' ');
    }
    cells.forEach(
        (qubit, cell) -> {
          String text = Integer.toString(qubit);
          int end = cell[0] * width + label;
          text.getChars(0, text.length(), canvas[2 * cell[1]], end - text.length());
        });
    for (List<Integer> pair : all(couplings)) {
      boolean used = couplings.usable.containsKey(pair);
      int[] a = cells.get(pair.get(0));
      int[] b = cells.get(pair.get(1));
      int column = Math.min(a[0], b[0]);
      if (a[1] == b[1]) {
        char[] line = canvas[2 * a[1]];
        int at = column * width + label;
        while (at < line.length && line[at] == ' ') {
          line[at++] = used ? '-' : 'x';
        }
      } else {
        canvas[a[1] + b[1]][column * width + label - 1] = used ? '|' : 'x';
      }
    }
    return Arrays.stream(canvas).map(line -> new String(line).stripTrailing()).toList();
  }

  private static List<String> list(DeviceModel device, Couplings couplings, int columns) {
    Map<Integer, List<String>> neighbours = new TreeMap<>();
    device.qubits().keySet().forEach(qubit -> neighbours.put(qubit, new ArrayList<>()));
    for (List<Integer> pair : all(couplings)) {
      String mark = couplings.usable.containsKey(pair) ? "" : "x";
      neighbours.get(pair.get(0)).add(mark + pair.get(1));
      neighbours.get(pair.get(1)).add(mark + pair.get(0));
    }
    int qubits = device.qubits().size();
    if (qubits > 2 && couplings.usable.size() == qubits * (qubits - 1) / 2) {
      return List.of("every qubit is coupled to every other");
    }
    List<String> lines = new ArrayList<>();
    int label = Integer.toString(device.qubits().lastKey()).length();
    int width =
        neighbours.values().stream().mapToInt(n -> String.join(" ", n).length()).max().orElse(0);
    int cell = label + 2 + width + 3;
    int across = Math.max(1, columns / cell);
    int down = (qubits + across - 1) / across;
    List<String> cells = new ArrayList<>();
    neighbours.forEach(
        (qubit, others) ->
            cells.add(String.format("%" + label + "d: %s", qubit, String.join(" ", others))));
    for (int row = 0; row < down; row++) {
      StringBuilder line = new StringBuilder();
      for (int at = row; at < qubits; at += down) {
        line.append(String.format("%-" + cell + "s", cells.get(at)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
