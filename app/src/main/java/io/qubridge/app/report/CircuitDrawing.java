package io.qubridge.app.report;

import io.qubridge.circuit.Circuit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Draws circuits as text for a terminal and as SVG for a page; qubit 0 is the top wire. */
public final class CircuitDrawing {
  private static final int LINE = 34;
  private static final int BOX = 24;
  private static final int MARGIN = 44;

  private CircuitDrawing() {}

  /** The circuit in box characters, three lines a qubit, as wide as it has to be. */
  public static String text(Circuit circuit) {
    CircuitLayout layout = CircuitLayout.of(circuit);
    List<StringBuilder> lines = new ArrayList<>();
    String sign = circuit.physical() ? "$" : "q";
    int nameWidth =
        layout.wires().stream().mapToInt(wire -> (sign + wire).length()).max().orElse(0);
    for (int wire : layout.wires()) {
      lines.add(new StringBuilder(String.format("%" + nameWidth + "s: ─", sign + wire)));
      lines.add(new StringBuilder(" ".repeat(nameWidth + 3)));
    }
    for (List<CircuitLayout.Item> column : layout.columns()) {
      append(column, lines);
    }
    return lines.stream()
        .limit(Math.max(0, lines.size() - 1))
        .map(line -> line.toString().stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  private static void append(List<CircuitLayout.Item> column, List<StringBuilder> lines) {
    String[] symbols = new String[lines.size()];
    for (CircuitLayout.Item item : column) {
      for (int line = 2 * item.top() + 1; line < 2 * item.bottom(); line++) {
        boolean barrier = item.marks().get(0) == CircuitLayout.Mark.BARRIER;
        symbols[line] = barrier ? "░" : line % 2 == 0 ? "┼" : "│";
      }
      for (int i = 0; i < item.rows().size(); i++) {
        symbols[2 * item.rows().get(i)] = symbol(item.marks().get(i), item.label());
      }
    }
    int width =
        Arrays.stream(symbols)
            .mapToInt(symbol -> symbol == null ? 0 : symbol.length())
            .max()
            .orElse(0);
    for (int line = 0; line < lines.size(); line++) {
      String fill = line % 2 == 0 ? "─" : " ";
      String symbol = symbols[line] == null ? fill : symbols[line];
      int left = (width - symbol.length()) / 2;
      lines
          .get(line)
          .append(fill.repeat(left))
          .append(symbol)
          .append(fill.repeat(width - symbol.length() - left + 1));
    }
  }

  private static String symbol(CircuitLayout.Mark mark, String label) {
    return switch (mark) {
      case CONTROL -> "●";
      case CONTROL_ON_ZERO -> "○";
      case PLUS -> "⊕";
      case CROSS -> "✕";
      case BOX, METER -> "[" + label + "]";
      case BARRIER -> "░";
    };
  }

  /**
   * The circuit as an SVG element whose colours follow the page's text colour.
   *
   * @param circuit what to draw
   * @param title what a screen reader says
   */
  public static String svg(Circuit circuit, String title) {
    CircuitLayout layout = CircuitLayout.of(circuit);
    int[] centres = new int[layout.columns().size()];
    int x = MARGIN + 8;
    for (int column = 0; column < centres.length; column++) {
      int width = width(layout.columns().get(column));
      centres[column] = x + width / 2;
      x += width + 12;
    }
    int height = LINE * layout.wires().size() + 12;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\" font-family=\"ui-monospace, monospace\" font-size=\"12\">"
                + "<title>%s</title>%n",
            x, height, x, height, escape(title)));
    for (int row = 0; row < layout.wires().size(); row++) {
      String name = (circuit.physical() ? "$" : "q") + layout.wires().get(row);
      svg.append(text(MARGIN - 8, y(row), "end", name));
      svg.append(line(MARGIN, y(row), x, y(row), ""));
    }
    for (int column = 0; column < centres.length; column++) {
      for (CircuitLayout.Item item : layout.columns().get(column)) {
        draw(item, centres[column], svg);
      }
    }
    return svg.append("</svg>\n").toString();
  }

  /**
   * The circuit as an SVG file of its own, black on white, which viewers read that know no colours
   * of a page.
   *
   * @param circuit what to draw
   * @param title what a screen reader says
   */
  public static String standalone(Circuit circuit, String title) {
    return svg(circuit, title)
        .replace("\"currentColor\"", "\"black\"")
        .replace("\"Canvas\"", "\"white\"")
        .replaceFirst("</title>", "</title><rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
  }

  private static void draw(CircuitLayout.Item item, int x, StringBuilder svg) {
    boolean barrier = item.marks().get(0) == CircuitLayout.Mark.BARRIER;
    String dash = barrier ? " stroke-dasharray=\"3 3\"" : "";
    int reach = barrier ? BOX / 2 : 0;
    svg.append(line(x, y(item.top()) - reach, x, y(item.bottom()) + reach, dash));
    for (int i = 0; i < item.rows().size(); i++) {
      int y = y(item.rows().get(i));
      switch (item.marks().get(i)) {
        case CONTROL -> svg.append(circle(x, y, 5, "currentColor"));
        case CONTROL_ON_ZERO -> svg.append(circle(x, y, 5, "Canvas"));
        case PLUS ->
            svg.append(circle(x, y, 10, "Canvas"))
                .append(line(x - 10, y, x + 10, y, ""))
                .append(line(x, y - 10, x, y + 10, ""));
        case CROSS ->
            svg.append(line(x - 6, y - 6, x + 6, y + 6, ""))
                .append(line(x - 6, y + 6, x + 6, y - 6, ""));
        case BOX, METER -> svg.append(box(x, y, item.label()));
        case BARRIER -> {
          // the dashed line is all there is to see
        }
      }
    }
  }

  private static int width(List<CircuitLayout.Item> column) {
    return column.stream()
        .filter(item -> !item.marks().get(0).equals(CircuitLayout.Mark.BARRIER))
        .mapToInt(item -> boxed(item) ? boxWidth(item.label()) : BOX)
        .max()
        .orElse(8);
  }

  private static boolean boxed(CircuitLayout.Item item) {
    return item.marks().contains(CircuitLayout.Mark.BOX)
        || item.marks().contains(CircuitLayout.Mark.METER);
  }

  private static int boxWidth(String label) {
    return Math.max(BOX, 8 * label.length() + 8);
  }

  private static int y(int row) {
    return LINE * row + LINE / 2 + 6;
  }

  private static String box(int x, int y, String label) {
    int width = boxWidth(label);
    return String.format(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"Canvas\""
                + " stroke=\"currentColor\"/>%n",
            x - width / 2, y - BOX / 2, width, BOX)
        + text(x, y, "middle", label);
  }

  private static String circle(int x, int y, int radius, String fill) {
    return String.format(
        "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"%s\" stroke=\"currentColor\"/>%n",
        x, y, radius, fill);
  }

  private static String line(int x1, int y1, int x2, int y2, String more) {
    return String.format(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"currentColor\"%s/>%n",
        x1, y1, x2, y2, more);
  }

  private static String text(int x, int y, String anchor, String label) {
    return String.format(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" dominant-baseline=\"central\""
            + " fill=\"currentColor\">%s</text>%n",
        x, y, anchor, escape(label));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
