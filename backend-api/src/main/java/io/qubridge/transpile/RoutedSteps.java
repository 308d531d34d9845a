package io.qubridge.transpile;

import io.qubridge.circuit.GateType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/** Writes a circuit's steps on the nodes to which a route takes its wires. */
final class RoutedSteps {
  private static final double[] SWAP = GateType.SWAP.matrix();

  private final List<Step> steps;
  private final Interactions work;
  private final int[] nodeOf;
  private final boolean[] written;
  private final List<Step> out = new ArrayList<>();

  private RoutedSteps(List<Step> steps, Interactions work, int[] nodeOf) {
    this.steps = steps;
    this.work = work;
    this.nodeOf = nodeOf;
    this.written = new boolean[steps.size()];
  }

  /**
   * The steps on nodes.
   *
   * @param start for each wire of the circuit its node, wires without interactions included; holds
   *     the nodes at the end afterwards
   */
  static List<Step> of(List<Step> steps, Interactions work, Route route, int[] start) {
    RoutedSteps routed = new RoutedSteps(steps, work, start);
    for (Route.Move move : route.moves()) {
      routed.write(move);
    }
    for (int i = 0; i < steps.size(); i++) {
      routed.write(i);
    }
    return routed.out;
  }

  private void write(Route.Move move) {
    if (move.interaction() < 0) {
      out.add(Step.two(move.node0(), move.node1(), SWAP));
    } else {
      int index = work.steps[move.interaction()];
      writeBefore(index);
      written[index] = true;
      Step step = steps.get(index).on(move.node0(), move.node1());
      out.add(move.mirrored() ? step.mirror() : step);
    }
    if (move.interaction() < 0 || move.mirrored()) {
      exchange(move.node0(), move.node1());
    }
  }

  private void exchange(int node0, int node1) {
    for (int wire = 0; wire < nodeOf.length; wire++) {
      if (nodeOf[wire] == node0) {
        nodeOf[wire] = node1;
      } else if (nodeOf[wire] == node1) {
        nodeOf[wire] = node0;
      }
    }
  }

  /** Writes all that a step waits for, in the order of the list. */
  private void writeBefore(int index) {
    TreeSet<Integer> missing = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(index));
    while (!open.isEmpty()) {
      for (int other : work.stepWaitsFor[open.pop()]) {
        if (!written[other] && missing.add(other)) {
          open.push(other);
        }
      }
    }
    missing.forEach(this::write);
  }

  private void write(int index) {
    if (!written[index]) {
      written[index] = true;
      Step step = steps.get(index);
      out.add(step.on(Arrays.stream(step.wires).map(wire -> nodeOf[wire]).toArray()));
    }
  }
}
