package io.qubridge.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Barrier;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class CircuitDrawingTest {
  @Test
  void drawsParallelGatesInOneColumn() {
    Circuit circuit =
        Circuit.builder(3)
            .gate(GateType.H, 0)
            .gate(GateType.RX, Angle.of(new Parameter("w0")).times(2), 1)
            .gate(GateType.CX, 0, 2)
            .build();
    assertEquals(
        """
        q0: ────[H]─────●─
                        │
        q1: ─[RX(2 w0)]─┼─
                        │
        q2: ────────────⊕─""",
        CircuitDrawing.text(circuit));
  }

  @Test
  void tellsControlsOnZeroFromControlsOnOne() {
    Circuit circuit =
        Circuit.builder(3)
            .add(new Gate(GateType.RY, List.of(Angle.of(0.5)), List.of(0, 1, 2), 2, 0b10))
            .add(new Barrier(List.of(0, 1, 2)))
            .measureAll("c")
            .build();
    String text = CircuitDrawing.text(circuit);
    assertTrue(text.contains("●") && text.contains("○") && text.contains("[RY(0.5)]"), text);
  }

  @Test
  void leavesOutPhysicalQubitsThatNothingTouches() {
    Circuit circuit = Circuit.physicalBuilder(133).gate(GateType.CZ, 7, 132).build();
    assertEquals(3, CircuitDrawing.text(circuit).lines().count());
    assertTrue(CircuitDrawing.text(circuit).startsWith("  $7: "));
  }

  @Test
  void svgIsWellFormedAndEscaped() throws Exception {
    Circuit circuit =
        Circuit.builder(2).gate(GateType.ISWAP, 0, 1).gate(GateType.SWAP, 0, 1).build();
    String svg = CircuitDrawing.svg(circuit, "a < b & c");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertEquals("a < b & c", document.getElementsByTagName("title").item(0).getTextContent());
    assertEquals(2, document.getElementsByTagName("rect").getLength());
  }
}
