package io.qubridge.app.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** One line on what is wrong with a JSON file. */
final class JsonFault {
  private JsonFault() {}

  /** The fault in the words of whoever found it, with its line where that is known. */
  static String describe(JsonProcessingException fault) {
    Throwable cause = fault.getCause() instanceof IllegalArgumentException c ? c : fault;
    String message = cause == fault ? fault.getOriginalMessage() : cause.getMessage();
    JsonLocation place = fault.getLocation();
    String line = place == null || place.getLineNr() < 1 ? "" : "line " + place.getLineNr() + ": ";
    return line + message.lines().findFirst().orElse("");
  }
}
