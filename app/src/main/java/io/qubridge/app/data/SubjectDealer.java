package io.qubridge.app.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Deals whole subjects out to parts so that each part comes near its share of each class.
 *
 * <p>Subjects come in a random order: first one for each class that a part lacks, then each to the
 * part that lacks its images most; the best of many such deals is kept. Nothing guarantees the
 * optimum, but different seeds give different splits of nearly equal balance, which an optimum
 * would not.
 */
final class SubjectDealer {
  private static final int DEALS = 300;
  private static final int UNDEALT = -1;

  /** Weighs more than any imbalance. */
  private static final double MISSING_CLASS = 1e6;

  private final ImageDataset dataset;
  private final List<int[]> subjects;
  private final int[][] images;
  private final int[] totals;
  private final Part[] parts;
  private final double[] shares;

  SubjectDealer(ImageDataset dataset, int[] pool, Map<Part, Double> shares) {
    this.dataset = dataset;
    this.subjects = subjects(dataset, pool);
    this.parts = shares.keySet().toArray(Part[]::new);
    this.shares = shares.values().stream().mapToDouble(Double::doubleValue).toArray();
    int classes = dataset.classes().size();
    images = new int[subjects.size()][classes];
    totals = new int[classes];
    for (int s = 0; s < images.length; s++) {
      for (int sample : subjects.get(s)) {
        images[s][dataset.label(sample)]++;
        totals[dataset.label(sample)]++;
      }
    }
  }

  /** The samples of each subject; a sample without one stands alone. */
  private static List<int[]> subjects(ImageDataset dataset, int[] pool) {
    Map<String, IntStream.Builder> bySubject = new LinkedHashMap<>();
    for (int i : pool) {
      Sample sample = dataset.samples().get(i);
      String key = sample.subject().map(s -> "subject " + s).orElse("sample " + sample.name());
      bySubject.computeIfAbsent(key, k -> IntStream.builder()).add(i);
    }
    List<int[]> subjects = new ArrayList<>();
    bySubject.values().forEach(samples -> subjects.add(samples.build().toArray()));
    return subjects;
  }

  /**
   * Deals the subjects out.
   *
   * @throws DataException if some part cannot have every class
   */
  Map<Part, int[]> deal(Random random) {
    checkSubjects();
    int[] order = IntStream.range(0, subjects.size()).toArray();
    int[] best = null;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int i = 0; i < DEALS; i++) {
      ClassDealer.shuffle(order, random);
      int[][] counts = new int[parts.length][totals.length];
      int[] dealt = deal(order, counts);
      double cost = cost(counts);
      if (cost < bestCost) {
        bestCost = cost;
        best = dealt;
      }
    }
    if (bestCost >= MISSING_CLASS) {
      throw new DataException(
          "no split by subject found that gives each part every class;"
              + " add images of further subjects");
    }
    return samples(best);
  }

  private void checkSubjects() {
    for (int label = 0; label < totals.length; label++) {
      int wanted = label;
      int having =
          (int) IntStream.range(0, images.length).filter(s -> images[s][wanted] > 0).count();
      if (having < parts.length) {
        throw new DataException(
            "class '%s' comes from %s; a split by subject needs at least %d, one for each part"
                .formatted(
                    dataset.classes().get(label),
                    ImageFolder.count(having, "subject", "subjects"),
                    parts.length));
      }
    }
  }

  /** One deal: the part of each subject; fills the images of each class in each part. */
  private int[] deal(int[] order, int[][] counts) {
    int[] dealt = new int[order.length];
    Arrays.fill(dealt, UNDEALT);
    for (int p = 0; p < parts.length; p++) {
      for (int c = 0; c < totals.length; c++) {
        if (counts[p][c] == 0) {
          give(firstWith(c, order, dealt), p, dealt, counts);
        }
      }
    }
    for (int s : order) {
      if (dealt[s] == UNDEALT) {
        give(s, neediest(images[s], counts), dealt, counts);
      }
    }
    return dealt;
  }

  private void give(int subject, int part, int[] dealt, int[][] counts) {
    if (subject == UNDEALT) {
      return;
    }
    dealt[subject] = part;
    for (int c = 0; c < totals.length; c++) {
      counts[part][c] += images[subject][c];
    }
  }

  private int firstWith(int label, int[] order, int[] dealt) {
    for (int s : order) {
      if (dealt[s] == UNDEALT && images[s][label] > 0) {
        return s;
      }
    }
    return UNDEALT;
  }

  /** The part whose imbalance some images reduce most. */
  private int neediest(int[] images, int[][] counts) {
    int neediest = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < parts.length; p++) {
      double need = 0;
      for (int c = 0; c < totals.length; c++) {
        double lacking = shares[p] * totals[c] - counts[p][c] - 0.5 * images[c];
        need += images[c] * lacking / ((double) totals[c] * totals[c] * shares[p]);
      }
      if (need > most) {
        most = need;
        neediest = p;
      }
    }
    return neediest;
  }

  /** Squared distance from the wanted shares, counted more where a part is small. */
  private double cost(int[][] counts) {
    double cost = 0;
    for (int p = 0; p < parts.length; p++) {
      for (int c = 0; c < totals.length; c++) {
        double off = (double) counts[p][c] / totals[c] - shares[p];
        cost += off * off / shares[p] + (counts[p][c] == 0 ? MISSING_CLASS : 0);
      }
    }
    return cost;
  }

  private Map<Part, int[]> samples(int[] dealt) {
    EnumMap<Part, int[]> result = new EnumMap<>(Part.class);
    for (int p = 0; p < parts.length; p++) {
      int part = p;
      result.put(
          parts[p],
          IntStream.range(0, dealt.length)
              .filter(s -> dealt[s] == part)
              .flatMap(s -> IntStream.of(subjects.get(s)))
              .toArray());
    }
    return result;
  }
}
