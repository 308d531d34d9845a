package io.qubridge.app.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where in a network a quantum layer stands. */
public enum Place {
  /** On windows of the image, before all other layers (quanvolution). */
  INPUT,
  /** On windows of what the last pooling layer would get, in its place. */
  POOLING,
  /** After the convolutions, one circuit at each position of the image. */
  POSITIONS,
  /**
   * After the convolutions and an average over all positions, one circuit for each channel group.
   */
  CHANNELS,
  /** On the features of the dense layer, before the output. */
  HEAD;

  /** The name on the command line and in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the circuit sees windows of several pixels. */
  boolean window() {
    return this == INPUT || this == POOLING;
  }

  /**
   * The place of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  @JsonCreator
  public static Place of(String label) {
    for (Place place : values()) {
      if (place.label().equals(label)) {
        return place;
      }
    }
    String known = Arrays.stream(values()).map(Place::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("unknown place '" + label + "'; known: " + known);
  }

  /** How often a place is among some. */
  static int count(List<Place> places, Place place) {
    return Math.toIntExact(places.stream().filter(place::equals).count());
  }
}
