package io.qubridge.braket.result;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qubridge.spi.MalformedResponseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A result whose lists of measurements, nearly all of its bytes, are kept apart from the rest.
 *
 * @param tree the document with an empty list of measurements, and with numbers in place of the
 *     results of circuits that stand within it
 * @param measurements the shots, where the document has them
 * @param parts the results of circuits, by those numbers
 */
record ResultDocument(JsonNode tree, Optional<Measurements> measurements, List<Part> parts) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonFactory STREAMS = new JsonFactory();
  private static final String MEASUREMENTS = "measurements";
  private static final String PROGRAMS = "programResults";
  private static final String CIRCUITS = "executableResults";

  /** An object within a document: the bytes from one place to another. */
  record Part(byte[] json, int from, int to) {
    ResultDocument read() {
      return ResultDocument.read(Arrays.copyOfRange(json, from, to));
    }
  }

  /**
   * Reads a document.
   *
   * @throws MalformedResponseException if it is no JSON object
   */
  static ResultDocument read(byte[] json) {
    List<Part> parts = new ArrayList<>();
    try (JsonParser parser = STREAMS.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedResponseException("a result of Amazon Braket is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        boolean list = parser.nextToken() == JsonToken.START_ARRAY;
        if (list && name.equals(MEASUREMENTS)) {
          return cut(json, (int) parser.currentTokenLocation().getByteOffset());
        } else if (list && name.equals(CIRCUITS)) {
          addObjects(parser, json, parts);
        } else if (list && name.equals(PROGRAMS)) {
          addPrograms(parser, json, parts);
        } else {
          parser.skipChildren();
        }
      }
      return new ResultDocument(tree(numbered(json, parts)), Optional.empty(), parts);
    } catch (IOException broken) {
      throw broken();
    }
  }

  private static void addPrograms(JsonParser parser, byte[] json, List<Part> parts)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean circuits = parser.currentName().equals(CIRCUITS);
        if (parser.nextToken() == JsonToken.START_ARRAY && circuits) {
          addObjects(parser, json, parts);
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  private static void addObjects(JsonParser parser, byte[] json, List<Part> parts)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      boolean object = parser.currentToken() == JsonToken.START_OBJECT;
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      if (object) {
        parts.add(new Part(json, from, (int) parser.currentLocation().getByteOffset()));
      }
    }
  }

  /** A document with a number in place of each of its parts. */
  private static byte[] numbered(byte[] json, List<Part> parts) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    int at = 0;
    for (int k = 0; k < parts.size(); k++) {
      rest.write(json, at, parts.get(k).from() - at);
      rest.writeBytes(Integer.toString(k).getBytes(US_ASCII));
      at = parts.get(k).to();
    }
    rest.write(json, at, json.length - at);
    return rest.toByteArray();
  }

  private static ResultDocument cut(byte[] json, int start) {
    Measurements measurements = Measurements.scan(json, start);
    int end = measurements.end();
    byte[] rest = Arrays.copyOf(json, start + 2 + json.length - end);
    rest[start] = '[';
    rest[start + 1] = ']';
    System.arraycopy(json, end, rest, start + 2, json.length - end);
    return new ResultDocument(tree(rest), Optional.of(measurements), List.of());
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException broken) {
      throw broken();
    }
  }

  private static MalformedResponseException broken() {
    return new MalformedResponseException("a result of Amazon Braket is not the JSON it should be");
  }

  /**
   * The result of a circuit that stands within this document.
   *
   * @param number what the tree has in its place
   */
  ResultDocument part(JsonNode number) {
    if (!number.isInt() || number.intValue() < 0 || number.intValue() >= parts.size()) {
      throw new MalformedResponseException(
          "a program set's result of Amazon Braket lists something else than results");
    }
    return parts.get(number.intValue()).read();
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
