package io.qubridge.app.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.qubridge.app.data.ImageDataset;
import io.qubridge.app.data.Preprocessing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a saved model is: everything but its weights.
 *
 * @param format version of this file's form
 * @param network the network's shape
 * @param classIndex class names with their place in the network's output
 * @param preprocessing what happens to each image first
 * @param dataset the data set it was trained on, described
 * @param synthetic whether that data set was drawn
 * @param training where the weights come from
 * @param libraries versions of the software that wrote it
 * @param weights SHA-256 of the weights file, in hexadecimal digits
 */
@JsonPropertyOrder({
  "format",
  "kind",
  "network",
  "classIndex",
  "preprocessing",
  "dataset",
  "synthetic",
  "training",
  "libraries",
  "weights"
})
public record ModelCard(
    int format,
    NetworkSpec network,
    Map<String, Integer> classIndex,
    Preprocessing preprocessing,
    String dataset,
    boolean synthetic,
    TrainingSummary training,
    Map<String, String> libraries,
    String weights) {
  /** The form that this release writes and reads. */
  public static final int FORMAT = 1;

  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if classes or image size are not those of the network
   */
  public ModelCard {
    classIndex = Collections.unmodifiableMap(index(classes(classIndex)));
    libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
    if (classIndex.size() != network.classes()) {
      throw new IllegalArgumentException(
          classIndex.size() + " class names for a network of " + network.classes() + " classes");
    }
    if (preprocessing.transform().imageSize() != network.imageSize()) {
      throw new IllegalArgumentException(
          "images of "
              + preprocessing.transform().imageSize()
              + " pixels for a network that takes "
              + network.imageSize());
    }
  }

  /** Class names; the index in this list is the place in the network's output. */
  public List<String> classes() {
    return classes(classIndex);
  }

  /** Whether the network has a quantum layer; in the file for people only. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public String kind() {
    return network.kind().label();
  }

  /** The card of a model that is about to be written. */
  public static ModelCard of(
      NetworkSpec network,
      Preprocessing preprocessing,
      ImageDataset dataset,
      TrainingSummary training,
      Map<String, String> libraries) {
    return new ModelCard(
        FORMAT,
        network,
        index(dataset.classes()),
        preprocessing,
        dataset.description(),
        dataset.synthetic(),
        training,
        libraries,
        "");
  }

  private static Map<String, Integer> index(List<String> classes) {
    Map<String, Integer> index = new LinkedHashMap<>();
    for (String name : classes) {
      index.put(name, index.size());
    }
    return index;
  }

  ModelCard withWeights(String digest) {
    return new ModelCard(
        format,
        network,
        classIndex,
        preprocessing,
        dataset,
        synthetic,
        training,
        libraries,
        digest);
  }

  private static List<String> classes(Map<String, Integer> index) {
    List<String> names = new ArrayList<>(index.keySet());
    names.sort(Comparator.comparing(index::get));
    for (int k = 0; k < names.size(); k++) {
      if (index.get(names.get(k)) != k) {
        throw new IllegalArgumentException("class indices are not 0 to n - 1: " + index);
      }
    }
    return names;
  }
}
