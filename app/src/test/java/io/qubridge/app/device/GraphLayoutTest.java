package io.qubridge.app.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.device.DeviceModel;
import io.qubridge.device.QubitProperties.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphLayoutTest {
  /** Two rings of twelve that share an edge of three, as in IBM's 27-qubit processors. */
  private static final int[][] TWO_RINGS = {
    {0, 1}, {1, 2}, {2, 3}, {3, 5}, {5, 8}, {8, 9}, {8, 11}, {11, 14}, {14, 13}, {13, 12}, {12, 10},
    {10, 7}, {7, 6}, {7, 4}, {4, 1}, {14, 16}, {16, 19}, {19, 20}, {19, 22}, {22, 25}, {25, 26},
    {25, 24}, {24, 23}, {23, 21}, {21, 18}, {18, 17}, {18, 15}, {15, 12}
  };

  private static double apart(Position a, Position b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  @Test
  void keepsQubitsApartAndNeighboursNearWithoutTheProvidersCoordinates() {
    DeviceModel device = Graphs.of(27, TWO_RINGS, new int[][] {}, Graphs::nowhere);
    Couplings couplings = new Couplings(device);
    Map<Integer, Position> places = GraphLayout.of(device, couplings);
    for (int a = 0; a < 27; a++) {
      for (int b = 0; b < a; b++) {
        double distance = apart(places.get(a), places.get(b));
        assertTrue(distance > 0.8, a + " and " + b + " are " + distance + " apart");
        boolean coupled = couplings.usable.containsKey(List.of(b, a));
        assertTrue(!coupled || distance < 1.4, a + " and " + b + " are " + distance + " apart");
      }
    }
  }

  @Test
  void putsALineOnALine() {
    int[][] line = new int[11][];
    for (int q = 0; q < 11; q++) {
      line[q] = new int[] {q, q + 1};
    }
    DeviceModel device = Graphs.of(12, line, new int[][] {}, Graphs::nowhere);
    Map<Integer, Position> places = GraphLayout.of(device, new Couplings(device));
    assertTrue(Math.abs(apart(places.get(0), places.get(11)) - 11) < 0.01, places::toString);
  }
}
