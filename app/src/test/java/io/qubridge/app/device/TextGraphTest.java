package io.qubridge.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qubridge.device.DeviceModel;
import io.qubridge.device.QubitProperties.Position;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextGraphTest {
  private static final int[][] NONE = {};

  private static Optional<Position> threeAcross(int qubit) {
    return Optional.of(new Position(qubit % 3, qubit / 3));
  }

  @Test
  void drawsAGridWithAnXForPairsThatAreNotUsed() {
    int[][] pairs = {{0, 1}, {1, 4}, {3, 4}, {4, 5}};
    int[][] dead = {{1, 2}, {0, 3}};
    DeviceModel device = Graphs.of(6, pairs, dead, TextGraphTest::threeAcross);
    assertEquals(List.of("0--1xx2", "x  |", "3--4--5"), TextGraph.draw(device, 80));
  }

  @Test
  void listsNeighboursWhereTheGridIsTooWideOrPairsAreNotSideBySide() {
    int[][] pairs = {{0, 1}, {1, 2}};
    List<String> expected = List.of("0: 1", "1: 0 2", "2: 1");
    assertEquals(
        expected, TextGraph.draw(Graphs.of(3, pairs, NONE, TextGraphTest::threeAcross), 8));
    assertEquals(
        List.of("0: x2   1:      2: x0"),
        TextGraph.draw(Graphs.of(3, NONE, new int[][] {{0, 2}}, TextGraphTest::threeAcross), 80));
  }

  @Test
  void saysThatEveryPairIsCoupledInsteadOfListingThem() {
    int[][] pairs = {{0, 1}, {1, 2}, {0, 2}};
    assertEquals(
        List.of("every qubit is coupled to every other"),
        TextGraph.draw(Graphs.of(3, pairs, NONE, Graphs::nowhere), 80));
  }
}
