package io.qubridge.app.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A split as a run folder keeps it: samples by name, so that it can be found again in the data set
 * wherever that lies by then.
 *
 * @param dataset the data set's description
 * @param classes class names; the index in this list is the label
 * @param method how the parts were made
 * @param seed the split was drawn with
 * @param parts the samples of each part
 */
public record SavedSplit(
    String dataset, List<String> classes, String method, long seed, Map<Part, List<Entry>> parts) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** A sample by name, with its class and, where known, its subject. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(String name, String label, String subject) {}

  /** Checks that nothing is missing. */
  public SavedSplit {
    classes = List.copyOf(classes);
    EnumMap<Part, List<Entry>> copy = new EnumMap<>(Part.class);
    parts.forEach((part, entries) -> copy.put(part, List.copyOf(entries)));
    parts = copy;
  }

  /** Names what a split holds. */
  public static SavedSplit of(ImageDataset dataset, Split split) {
    EnumMap<Part, List<Entry>> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      parts.put(
          part,
          IntStream.of(split.indices(part))
              .mapToObj(dataset.samples()::get)
              .map(sample -> entry(dataset, sample))
              .toList());
    }
    return new SavedSplit(
        dataset.description(), dataset.classes(), split.method(), split.seed(), parts);
  }

  private static Entry entry(ImageDataset dataset, Sample sample) {
    String label = dataset.classes().get(sample.label());
    return new Entry(sample.name(), label, sample.subject().orElse(null));
  }

  /**
   * Writes the split as JSON; the file is complete or as it was.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(Path file) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(unfinished, JSON.writeValueAsBytes(this));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a split written by {@link #write}.
   *
   * @throws DataException if there is no such file or it is no split
   */
  public static SavedSplit read(Path file) {
    try {
      return JSON.readValue(file.toFile(), SavedSplit.class);
    } catch (JsonProcessingException e) {
      throw new DataException(file + ": is no saved split; it is damaged or another file", e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read; check that it is there", e);
    }
  }

  /** Whether a data set has the same classes and every sample, so that {@link #in} succeeds. */
  public boolean matches(ImageDataset candidate) {
    return fault(candidate).isEmpty();
  }

  /**
   * Finds the parts' samples in a data set.
   *
   * @throws DataException if the classes differ or a sample is missing, relabelled or in two parts
   */
  public Split in(ImageDataset target) {
    fault(target)
        .ifPresent(
            fault -> {
              throw new DataException(
                  "the saved split of "
                      + dataset
                      + " does not fit "
                      + target.description()
                      + ": "
                      + fault);
            });
    Map<String, Integer> positions = positions(target);
    EnumMap<Part, int[]> found = new EnumMap<>(Part.class);
    int used = 0;
    for (Map.Entry<Part, List<Entry>> part : parts.entrySet()) {
      int[] indices = part.getValue().stream().mapToInt(e -> positions.get(e.name())).toArray();
      found.put(part.getKey(), indices);
      used += indices.length;
    }
    List<String> notices = new ArrayList<>();
    if (used < target.size()) {
      notices.add(
          "%d of %d images are not in the saved split and stay out"
              .formatted(target.size() - used, target.size()));
    }
    return new Split(found, seed, method, notices);
  }

  private Optional<String> fault(ImageDataset target) {
    if (!classes.equals(target.classes())) {
      return Optional.of("its classes are " + classes + ", not " + target.classes());
    }
    Map<String, Integer> positions = positions(target);
    Set<String> seen = new HashSet<>();
    List<String> missing = new ArrayList<>();
    for (List<Entry> entries : parts.values()) {
      for (Entry entry : entries) {
        Integer position = positions.get(entry.name());
        if (position == null) {
          missing.add(entry.name());
        } else if (!target.classes().get(target.label(position)).equals(entry.label())) {
          return Optional.of(entry.name() + " is no longer of class " + entry.label());
        }
        if (!seen.add(entry.name())) {
          return Optional.of(entry.name() + " is in it twice");
        }
      }
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ImageFolder.count(missing.size(), "image is", "images are")
                + " missing: "
                + ImageFolder.first(missing));
  }

  private static Map<String, Integer> positions(ImageDataset dataset) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < dataset.size(); i++) {
      positions.put(dataset.samples().get(i).name(), i);
    }
    return positions;
  }
}
