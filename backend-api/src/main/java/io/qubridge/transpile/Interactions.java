package io.qubridge.transpile;

import io.qubridge.circuit.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The two-wire steps of a circuit with what the search for a route needs to know of them.
 *
 * <p>Steps that share an axis on a wire form a group there; a step waits for the group before its
 * own. One-wire steps and fences only pass dependencies on.
 */
final class Interactions {
  /** Indices of the two-wire steps in the list, in order; the numbers below count these. */
  final int[] steps;

  /** The wires of each, counted over {@link #wires}. */
  final int[] first;

  final int[] second;

  /** Entanglers of each alone and with a swap after it. */
  final int[] cost;

  final int[] mirrored;

  /** Which of them each waits for. */
  final int[][] waitsFor;

  /** For each step of the list the steps it waits for. */
  final int[][] stepWaitsFor;

  /** The wires that take part, ascending. */
  final int[] wires;

  private Interactions(
      List<Step> list, int[] steps, int[] wires, int[][] stepWaitsFor, boolean continuous) {
    int count = steps.length;
    this.steps = steps;
    this.wires = wires;
    this.stepWaitsFor = stepWaitsFor;
    first = new int[count];
    second = new int[count];
    cost = new int[count];
    mirrored = new int[count];
    for (int k = 0; k < count; k++) {
      Step step = list.get(steps[k]);
      first[k] = Arrays.binarySearch(wires, step.wires[0]);
      second[k] = Arrays.binarySearch(wires, step.wires[1]);
      cost[k] = cost(step, continuous);
      mirrored[k] = cost(step.mirror(), continuous);
    }
    waitsFor = nearest(list.size(), steps, stepWaitsFor);
  }

  private Interactions(Interactions forward) {
    int count = forward.count();
    steps = new int[count];
    first = new int[count];
    second = new int[count];
    cost = new int[count];
    mirrored = new int[count];
    wires = forward.wires;
    stepWaitsFor = new int[0][];
    List<List<Integer>> waits = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int other = count - 1 - k;
      steps[k] = forward.steps[other];
      first[k] = forward.first[other];
      second[k] = forward.second[other];
      cost[k] = forward.cost[other];
      mirrored[k] = forward.mirrored[other];
      waits.add(new ArrayList<>());
    }
    for (int k = 0; k < count; k++) {
      for (int before : forward.waitsFor[k]) {
        waits.get(count - 1 - before).add(count - 1 - k);
      }
    }
    waitsFor =
        waits.stream()
            .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  /** The same interactions in the opposite order of time, for searching only. */
  Interactions reversed() {
    return new Interactions(this);
  }

  static Interactions of(List<Step> list, int wireCount, boolean continuous) {
    int[] steps = new int[list.size()];
    int count = 0;
    TreeSet<Integer> wires = new TreeSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isTwoWire()) {
        steps[count++] = i;
        wires.add(list.get(i).wires[0]);
        wires.add(list.get(i).wires[1]);
      }
    }
    return new Interactions(
        list,
        Arrays.copyOf(steps, count),
        wires.stream().mapToInt(Integer::intValue).toArray(),
        dependencies(list, wireCount),
        continuous);
  }

  /** Which wires meet how often, as what is to be placed on a device. */
  Embedding.Pattern pattern() {
    double[][] pairs = new double[wires.length][wires.length];
    double[] pulses = new double[wires.length];
    for (int k = 0; k < steps.length; k++) {
      pairs[first[k]][second[k]] += cost[k];
      pairs[second[k]][first[k]] += cost[k];
      pulses[first[k]] += cost[k];
      pulses[second[k]] += cost[k];
    }
    double[] readouts = new double[wires.length];
    Arrays.fill(readouts, 1);
    return new Embedding.Pattern(pairs, pulses, readouts);
  }

  /** The number of two-wire steps. */
  int count() {
    return steps.length;
  }

  /** The number of entanglers that a two-wire step needs. */
  static int cost(Step step, boolean continuous) {
    if (step.kind == Step.Kind.RZZ) {
      return step.mirrored ? 3 : continuous ? 1 : 2;
    }
    return step.weyl().entanglers(continuous);
  }

  private static int[][] dependencies(List<Step> list, int wireCount) {
    List<List<Integer>> before = new ArrayList<>();
    List<List<Integer>> group = new ArrayList<>();
    int[] axes = new int[wireCount];
    for (int wire = 0; wire < wireCount; wire++) {
      before.add(List.of());
      group.add(new ArrayList<>());
    }
    Map<Integer, Integer> lastInto = new HashMap<>();
    int[][] result = new int[list.size()][];
    for (int i = 0; i < list.size(); i++) {
      Step step = list.get(i);
      TreeSet<Integer> waits = new TreeSet<>();
      if (step.kind == Step.Kind.MEASURE && step.bit != Measurement.DISCARDED) {
        Integer earlier = lastInto.put(step.bit, i);
        if (earlier != null) {
          waits.add(earlier); // the later outcome is the one that stays in the bit
        }
      }
      for (int wire : step.wires) {
        int own = step.axes(wire);
        if ((axes[wire] & own) == 0) {
          before.set(wire, group.get(wire));
          group.set(wire, new ArrayList<>());
          axes[wire] = own;
        } else {
          axes[wire] &= own;
        }
        waits.addAll(before.get(wire));
        group.get(wire).add(i);
      }
      result[i] = waits.stream().mapToInt(Integer::intValue).toArray();
    }
    return result;
  }

  /** For each two-wire step the nearest two-wire steps that it waits for. */
  private static int[][] nearest(int size, int[] steps, int[][] stepWaitsFor) {
    int[] number = new int[size];
    Arrays.fill(number, -1);
    for (int k = 0; k < steps.length; k++) {
      number[steps[k]] = k;
    }
    int[][] reached = new int[size][];
    int[][] result = new int[steps.length][];
    for (int i = 0; i < size; i++) {
      int[] own =
          Arrays.stream(stepWaitsFor[i])
              .flatMap(
                  other ->
                      number[other] >= 0
                          ? IntStream.of(number[other])
                          : Arrays.stream(reached[other]))
              .sorted()
              .distinct()
              .toArray();
      if (number[i] >= 0) {
        result[number[i]] = own;
      } else {
        reached[i] = own;
      }
    }
    return result;
  }
}
