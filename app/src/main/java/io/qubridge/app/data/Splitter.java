package io.qubridge.app.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Splits a data set into training, validation and test, 70 to 15 to 15.
 *
 * <p>Where samples carry a subject, whole subjects are dealt out, for cells of one person resemble
 * each other and a model that has seen some of them scores too well on the rest. Else each class is
 * dealt out on its own. A validation or test part that the data set brings along is kept if it has
 * at least {@value #MIN_IMAGES} images of each class and shares no subject with the rest; if not,
 * its samples are dealt out like all others and a notice says so.
 */
public final class Splitter {
  /** Fewest images of each class in a part that a data set brings along. */
  public static final int MIN_IMAGES = 10;

  private static final Map<Part, Double> SHARES =
      Map.of(Part.TRAINING, 0.70, Part.VALIDATION, 0.15, Part.TEST, 0.15);

  private final ImageDataset dataset;
  private final EnumMap<Part, int[]> parts = new EnumMap<>(Part.class);
  private final List<String> notices = new ArrayList<>();

  private Splitter(ImageDataset dataset) {
    this.dataset = dataset;
  }

  /**
   * Splits a data set.
   *
   * @param seed equal seeds give equal splits
   * @throws DataException if some part cannot have every class
   */
  public static Split split(ImageDataset dataset, long seed) {
    return new Splitter(dataset).split(seed);
  }

  private Split split(long seed) {
    for (Part part : EnumSet.of(Part.VALIDATION, Part.TEST)) {
      keepIfGood(part);
    }
    Set<Integer> kept = new HashSet<>();
    parts.values().forEach(indices -> IntStream.of(indices).forEach(kept::add));
    int[] pool = IntStream.range(0, dataset.size()).filter(i -> !kept.contains(i)).toArray();
    EnumMap<Part, Double> shares = openShares();
    boolean bySubject = dataset.hasSubjects();
    parts.putAll(
        bySubject
            ? new SubjectDealer(dataset, pool, shares).deal(new Random(seed))
            : ClassDealer.deal(dataset, pool, shares, new Random(seed)));
    return new Split(parts, seed, method(bySubject, shares.keySet()), notices);
  }

  private EnumMap<Part, Double> openShares() {
    EnumMap<Part, Double> shares = new EnumMap<>(SHARES);
    shares.keySet().removeAll(parts.keySet());
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    shares.replaceAll((part, share) -> share / sum);
    return shares;
  }

  private static String method(boolean bySubject, Set<Part> dealt) {
    String how = bySubject ? "by subject" : "stratified by class";
    List<String> given =
        EnumSet.complementOf(EnumSet.copyOf(dealt)).stream().map(Part::label).toList();
    return given.isEmpty() ? how : how + ", the data set's own " + String.join(" and ", given);
  }

  private void keepIfGood(Part part) {
    int[] indices =
        IntStream.range(0, dataset.size())
            .filter(i -> dataset.samples().get(i).part().equals(Optional.of(part)))
            .toArray();
    if (indices.length == 0) {
      return;
    }
    Optional<String> fault = fault(indices);
    if (fault.isEmpty()) {
      parts.put(part, indices);
    } else {
      notices.add(
          "the data set's own %s part %s; its %s dealt out with the others"
              .formatted(
                  part.label(),
                  fault.get(),
                  ImageFolder.count(indices.length, "image is", "images are")));
    }
  }

  /** Why a given part cannot stand alone. */
  private Optional<String> fault(int[] indices) {
    int[] images = new int[dataset.classes().size()];
    Set<String> subjects = new HashSet<>();
    Set<Integer> own = new HashSet<>();
    for (int i : indices) {
      images[dataset.label(i)]++;
      dataset.samples().get(i).subject().ifPresent(subjects::add);
      own.add(i);
    }
    for (int label = 0; label < images.length; label++) {
      if (images[label] < MIN_IMAGES) {
        return Optional.of(
            "has %d of class '%s', fewer than %d"
                .formatted(images[label], dataset.classes().get(label), MIN_IMAGES));
      }
    }
    return IntStream.range(0, dataset.size())
        .filter(i -> !own.contains(i))
        .mapToObj(i -> dataset.samples().get(i).subject())
        .flatMap(Optional::stream)
        .filter(subjects::contains)
        .findFirst()
        .map(subject -> "shares subject " + subject + " with the rest");
  }
}
