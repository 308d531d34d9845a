package io.qubridge.braket.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qubridge.spi.MalformedResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A result whose list of measurements, nearly all of its bytes, is kept apart from the rest.
 *
 * @param tree the document with an empty list of measurements
 * @param measurements the shots, where the document has them
 */
record ResultDocument(JsonNode tree, Optional<Measurements> measurements) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonFactory STREAMS = new JsonFactory();
  private static final String MEASUREMENTS = "measurements";

  /**
   * Reads a document.
   *
   * @throws MalformedResponseException if it is no JSON object
   */
  static ResultDocument read(byte[] json) {
    try (JsonParser parser = STREAMS.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedResponseException("a result of Amazon Braket is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(MEASUREMENTS);
        if (parser.nextToken() == JsonToken.START_ARRAY && found) {
          return cut(json, (int) parser.currentTokenLocation().getByteOffset());
        }
        parser.skipChildren();
      }
      return new ResultDocument(tree(json), Optional.empty());
    } catch (IOException broken) {
      throw broken();
    }
  }

  private static ResultDocument cut(byte[] json, int start) {
    Measurements measurements = Measurements.scan(json, start);
    int end = measurements.end();
    byte[] rest = Arrays.copyOf(json, start + 2 + json.length - end);
    rest[start] = '[';
    rest[start + 1] = ']';
    System.arraycopy(json, end, rest, start + 2, json.length - end);
    return new ResultDocument(tree(rest), Optional.of(measurements));
  }

  /** A small document as a tree. */
  static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException broken) {
      throw broken();
    }
  }

  private static MalformedResponseException broken() {
    return new MalformedResponseException("a result of Amazon Braket is not the JSON it should be");
  }

  /** The document of an object that stands within another one. */
  static ResultDocument of(JsonNode node) {
    try {
      return read(JSON.writeValueAsBytes(node));
    } catch (IOException impossible) {
      throw new IllegalStateException("a tree that was read can be written", impossible);
    }
  }

  /** The last part of the schema's name, for example {@code program_set_executable_failure}. */
  String kind() {
    String name = tree.path("braketSchemaHeader").path("name").asText();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The qubits that the columns of the measurements, or the digits of bit strings, belong to. */
  List<Integer> measuredQubits() {
    List<Integer> qubits = new ArrayList<>();
    tree.path("measuredQubits").forEach(qubit -> qubits.add(qubit.asInt(-1)));
    return qubits;
  }
}
