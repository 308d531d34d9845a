package io.qubridge.app.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** One line on what is wrong with a JSON file. */
final class JsonFault {
  private static final String KNOWN =
      Arrays.stream(LayerSpec.class.getAnnotation(JsonSubTypes.class).value())
          .map(JsonSubTypes.Type::name)
          .collect(Collectors.joining(", "));

  private JsonFault() {}

  /** The fault in the words of whoever found it, with its line where that is known. */
  static String describe(JsonProcessingException fault) {
    if (fault instanceof InvalidTypeIdException unknown) {
      return line(fault) + "unknown layer '" + unknown.getTypeId() + "'; known: " + KNOWN;
    }
    Throwable cause = fault.getCause() instanceof IllegalArgumentException c ? c : fault;
    String message = cause == fault ? fault.getOriginalMessage() : cause.getMessage();
    return line(fault) + message.lines().findFirst().orElse("");
  }

  private static String line(JsonProcessingException fault) {
    JsonLocation place = fault.getLocation();
    return place == null || place.getLineNr() < 1 ? "" : "line " + place.getLineNr() + ": ";
  }
}
