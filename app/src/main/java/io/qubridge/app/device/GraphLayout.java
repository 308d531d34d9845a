package io.qubridge.app.device;

import io.qubridge.device.DeviceModel;
import io.qubridge.device.QubitProperties.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Places for a device's qubits in a drawing, about one unit between neighbours: the provider's own
 * where it has them; else by classical scaling (Torgerson 1952) and then stress majorization
 * (Gansner, Koren and North 2004), which make distances in the plane follow hops in the graph; a
 * circle where every pair is coupled.
 */
final class GraphLayout {
  private static final int MOST_MAJORIZED = 600;
  private static final int SWEEPS = 300;

  private GraphLayout() {}

  static Map<Integer, Position> of(DeviceModel device, Couplings couplings) {
    List<Integer> qubits = new ArrayList<>(device.qubits().keySet());
    Map<Integer, Position> places = new HashMap<>();
    device
        .qubits()
        .forEach((q, properties) -> properties.position().ifPresent(p -> places.put(q, p)));
    if (places.size() == qubits.size()) {
      return places;
    }
    int n = qubits.size();
    int pairs = couplings.usable.size() + couplings.unusable.size();
    double[][] points = circle(n);
    if (n <= MOST_MAJORIZED && pairs < n * (n - 1) / 2) {
      int[][] hops = hops(qubits, couplings);
      scale(points, hops);
      majorize(points, hops);
      straighten(points, qubits, couplings);
    }
    places.clear();
    for (int i = 0; i < n; i++) {
      places.put(qubits.get(i), new Position(points[i][0], points[i][1]));
    }
    return places;
  }

  private static double[][] circle(int n) {
    double radius = n / (2 * Math.PI) * 1.2;
    double[][] points = new double[n][];
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * i / n;
      points[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
    }
    return points;
  }

  private static int[][] hops(List<Integer> qubits, Couplings couplings) {
    int n = qubits.size();
    List<List<Integer>> neighbours = new ArrayList<>();
    qubits.forEach(q -> neighbours.add(new ArrayList<>()));
    List<List<Integer>> pairs = new ArrayList<>(couplings.usable.keySet());
    pairs.addAll(couplings.unusable.keySet());
    for (List<Integer> pair : pairs) {
      int a = qubits.indexOf(pair.get(0));
      int b = qubits.indexOf(pair.get(1));
      neighbours.get(a).add(b);
      neighbours.get(b).add(a);
    }
    int[][] hops = new int[n][n];
    for (int from = 0; from < n; from++) {
      Arrays.fill(hops[from], (int) Math.sqrt(n) + 2); // parts that are not connected lie apart
      hops[from][from] = 0;
      boolean[] seen = new boolean[n];
      seen[from] = true;
      Deque<Integer> queue = new ArrayDeque<>(List.of(from));
      while (!queue.isEmpty()) {
        int at = queue.remove();
        for (int next : neighbours.get(at)) {
          if (!seen[next]) {
            seen[next] = true;
            hops[from][next] = hops[from][at] + 1;
            queue.add(next);
          }
        }
      }
    }
    return hops;
  }

  /**
   * Puts the points where the two leading eigenvectors of the centred squared hops say, so that
   * majorization starts without twists.
   */
  private static void scale(double[][] points, int[][] hops) {
    double[][] gram = centred(hops);
    for (int axis = 0; axis < 2; axis++) {
      double[] vector = new double[gram.length];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = points[i][axis] + 0.1 * i;
      }
      for (int round = 0; round < SWEEPS; round++) {
        double length = length(vector);
        vector = times(gram, Arrays.stream(vector).map(x -> x / length).toArray());
      }
      double root = Math.sqrt(length(vector));
      for (int i = 0; i < vector.length; i++) {
        points[i][axis] = vector[i] / root;
      }
      for (int i = 0; i < vector.length; i++) {
        for (int j = 0; j < vector.length; j++) {
          gram[i][j] -= points[i][axis] * points[j][axis];
        }
      }
    }
  }

  /** Minus half of the squared hops, less the means of its rows and columns. */
  private static double[][] centred(int[][] hops) {
    int n = hops.length;
    double[] mean = new double[n];
    for (int i = 0; i < n; i++) {
      mean[i] = Arrays.stream(hops[i]).mapToDouble(h -> h * h).sum() / n;
    }
    double all = Arrays.stream(mean).sum() / n;
    double[][] gram = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        gram[i][j] = (mean[i] + mean[j] - all - hops[i][j] * hops[i][j]) / 2;
      }
    }
    return gram;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }

  /** Never zero, so that a line's second axis, which has no extent, does no harm. */
  private static double length(double[] vector) {
    return Math.max(1e-9, Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum()));
  }

  /** Moves each point in turn to where the others want it, weighted by one over hops squared. */
  private static void majorize(double[][] points, int[][] hops) {
    int n = points.length;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < n; i++) {
        double x = 0;
        double y = 0;
        double total = 0;
        for (int j = 0; j < n; j++) {
          if (j == i) {
            continue;
          }
          double weight = 1.0 / (hops[i][j] * hops[i][j]);
          double dx = points[i][0] - points[j][0];
          double dy = points[i][1] - points[j][1];
          double length = Math.max(1e-9, Math.hypot(dx, dy));
          x += weight * (points[j][0] + hops[i][j] * dx / length);
          y += weight * (points[j][1] + hops[i][j] * dy / length);
          total += weight;
        }
        if (total > 0) {
          points[i][0] = x / total;
          points[i][1] = y / total;
        }
      }
    }
  }

  /** Turns the drawing so that most lines run across or down. */
  private static void straighten(double[][] points, List<Integer> qubits, Couplings couplings) {
    double x = 0;
    double y = 0;
    for (List<Integer> pair : couplings.usable.keySet()) {
      double[] a = points[qubits.indexOf(pair.get(0))];
      double[] b = points[qubits.indexOf(pair.get(1))];
      double four = 4 * Math.atan2(b[1] - a[1], b[0] - a[0]);
      x += Math.cos(four);
      y += Math.sin(four);
    }
    double turn = -Math.atan2(y, x) / 4;
    for (double[] point : points) {
      double across = Math.cos(turn) * point[0] - Math.sin(turn) * point[1];
      point[1] = Math.sin(turn) * point[0] + Math.cos(turn) * point[1];
      point[0] = across;
    }
  }
}
