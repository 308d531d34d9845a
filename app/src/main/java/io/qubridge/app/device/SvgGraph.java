package io.qubridge.app.device;

import io.qubridge.device.DeviceModel;
import io.qubridge.device.QubitProperties;
import io.qubridge.device.QubitProperties.Position;
import io.qubridge.device.ReadoutConfusion;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A device drawn as SVG: qubits coloured by readout error, pairs by two-qubit error, pairs that are
 * not used dashed. Each element tells its figures when pointed at.
 */
public final class SvgGraph {
  private static final double SPACING = 56;
  private static final double RADIUS = 17;
  private static final double RING = 22;
  private static final double MARGIN = 40;
  private static final double HEAD = 58;
  private static final double FOOT = 74;
  private static final double LEAST_WIDTH = 480;

  private final DeviceModel device;
  private final Set<Integer> marked;
  private final Couplings couplings;
  private final Map<Integer, Position> places;
  private final ErrorScale readouts;
  private final ErrorScale pairs;
  private final XMLStreamWriter xml;
  private double left;
  private double top;
  private double width;
  private double height;

  private SvgGraph(DeviceModel device, Set<Integer> marked, XMLStreamWriter xml) {
    this.device = device;
    this.marked = marked;
    this.xml = xml;
    this.couplings = new Couplings(device);
    this.places = GraphLayout.of(device, couplings);
    this.readouts =
        ErrorScale.of(
            device.qubits().values().stream()
                .flatMap(qubit -> qubit.readout().stream())
                .mapToDouble(ReadoutConfusion::error));
    this.pairs =
        ErrorScale.of(couplings.usable.values().stream().flatMapToDouble(OptionalDouble::stream));
    measure();
  }

  /** The drawing as an XML document. */
  public static String draw(DeviceModel device) {
    return draw(device, Set.of());
  }

  /**
   * The drawing as an XML document, with rings around some qubits.
   *
   * @param marked qubits that the reader should find at once, such as those that a circuit uses
   */
  public static String draw(DeviceModel device, Set<Integer> marked) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new SvgGraph(device, marked, xml).write();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("cannot write XML into memory", impossible);
    }
    return text + "\n";
  }

  private void measure() {
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    left = Double.POSITIVE_INFINITY;
    top = Double.POSITIVE_INFINITY;
    for (Position place : places.values()) {
      left = Math.min(left, place.x());
      right = Math.max(right, place.x());
      top = Math.min(top, place.y());
      bottom = Math.max(bottom, place.y());
    }
    width = Math.max(LEAST_WIDTH, (right - left) * SPACING + 2 * MARGIN);
    height = (bottom - top) * SPACING + 2 * MARGIN + HEAD + FOOT;
    left -= (width / SPACING - (right - left)) / 2 - MARGIN / SPACING;
  }

  private double x(int qubit) {
    return MARGIN + (places.get(qubit).x() - left) * SPACING;
  }

  private double y(int qubit) {
    return HEAD + MARGIN + (places.get(qubit).y() - top) * SPACING;
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
    attributes("viewBox", "0 0 " + number(width) + " " + number(height));
    attributes("width", number(width), "height", number(height));
    attributes("font-family", "sans-serif", "font-size", "12");
    element("rect", "width", "100%", "height", "100%", "fill", "white");
    text(MARGIN / 2, 26, device.name(), "font-size", "18", "font-weight", "bold");
    text(MARGIN / 2, 46, subtitle(), "fill", "#555555");
    for (List<Integer> pair : couplings.unusable.keySet()) {
      line(pair, "#b0b0b0", "5 5", couplings.unusable.get(pair));
    }
    for (Map.Entry<List<Integer>, OptionalDouble> pair : couplings.usable.entrySet()) {
      String title = pair.getValue().isPresent() ? "error " + pair.getValue().getAsDouble() : "";
      line(pair.getKey(), pairs.colour(pair.getValue()), "", title);
    }
    for (Map.Entry<Integer, QubitProperties> qubit : device.qubits().entrySet()) {
      circle(qubit.getKey(), qubit.getValue());
    }
    legend(height - FOOT + 22, "pair error", pairs);
    legend(height - FOOT + 52, "readout error", readouts);
    xml.writeEndDocument();
  }

  private String subtitle() {
    String date = device.calibrated().map(when -> ", calibrated " + when).orElse("");
    return count(device.qubits().size(), "qubit")
        + ", "
        + count(couplings.usable.size(), "usable pair")
        + date;
  }

  private void line(List<Integer> pair, String colour, String dashes, String title)
      throws XMLStreamException {
    xml.writeStartElement("line");
    attributes("x1", number(x(pair.get(0))), "y1", number(y(pair.get(0))));
    attributes("x2", number(x(pair.get(1))), "y2", number(y(pair.get(1))));
    attributes("stroke", colour, "stroke-width", device.qubits().size() > 2 && dense() ? "1" : "5");
    if (!dashes.isEmpty()) {
      attributes("stroke-dasharray", dashes);
    }
    title(pair.get(0) + " - " + pair.get(1) + ": " + title);
    xml.writeEndElement();
  }

  private boolean dense() {
    return couplings.usable.size() > 4 * device.qubits().size();
  }

  private void circle(int qubit, QubitProperties properties) throws XMLStreamException {
    if (marked.contains(qubit)) {
      element(
          "circle",
          "cx",
          number(x(qubit)),
          "cy",
          number(y(qubit)),
          "r",
          number(RING),
          "fill",
          "none",
          "stroke",
          "#111111",
          "stroke-width",
          "4");
    }
    OptionalDouble error =
        properties.readout().isPresent()
            ? OptionalDouble.of(properties.readout().get().error())
            : OptionalDouble.empty();
    xml.writeStartElement("circle");
    attributes("cx", number(x(qubit)), "cy", number(y(qubit)), "r", number(RADIUS));
    attributes("fill", readouts.colour(error), "stroke", "#333333");
    title("qubit " + qubit + (error.isPresent() ? ": readout error " + error.getAsDouble() : ""));
    xml.writeEndElement();
    text(
        x(qubit),
        y(qubit) + 4,
        Integer.toString(qubit),
        "text-anchor",
        "middle",
        "fill",
        readouts.inkOn(error));
  }

  private void legend(double y, String label, ErrorScale scale) throws XMLStreamException {
    text(MARGIN / 2, y + 10, label);
    if (!scale.isKnown()) {
      text(MARGIN / 2 + 100, y + 10, "unknown", "fill", "#555555");
      return;
    }
    int steps = scale.least() == scale.most() ? 1 : 40;
    double wide = 200.0 / steps;
    for (int k = 0; k < steps; k++) {
      String colour = scale.colourAt(k / (double) Math.max(1, steps - 1));
      String at = number(MARGIN / 2 + 100 + k * wide);
      element(
          "rect",
          "x",
          at,
          "y",
          number(y),
          "width",
          number(wide + 0.5),
          "height",
          "12",
          "fill",
          colour);
    }
    text(MARGIN / 2 + 310, y + 10, scale.range());
  }

  private void text(double x, double y, String content, String... attributes)
      throws XMLStreamException {
    xml.writeStartElement("text");
    attributes("x", number(x), "y", number(y));
    attributes(attributes);
    xml.writeCharacters(content);
    xml.writeEndElement();
  }

  private void title(String content) throws XMLStreamException {
    xml.writeStartElement("title");
    xml.writeCharacters(content);
    xml.writeEndElement();
  }

  private void element(String name, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(name);
    attributes(attributes);
  }

  private void attributes(String... namesAndValues) throws XMLStreamException {
    for (int k = 0; k < namesAndValues.length; k += 2) {
      xml.writeAttribute(namesAndValues[k], namesAndValues[k + 1]);
    }
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
