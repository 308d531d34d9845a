package io.qubridge.ibm.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qubridge.spi.MalformedResponseException;
import java.io.IOException;

/** Reads the service's JSON, in which NaN may stand for a number, without trusting it. */
final class ServiceJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).build())
              .build());

  private ServiceJson() {}

  /**
   * The document.
   *
   * @param what names the call in the message
   * @throws MalformedResponseException if it is no JSON object
   */
  static JsonNode read(byte[] body, String what) {
    JsonNode json = orMissing(body);
    if (!json.isObject()) {
      throw new MalformedResponseException(
          "ibm: the answer to "
              + what
              + " is no JSON object ("
              + body.length
              + " bytes); check ibm.url and that no proxy answers in its place");
    }
    return json;
  }

  /** The document, missing if it is no JSON. */
  static JsonNode orMissing(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : MAPPER.readTree(body);
    } catch (IOException broken) {
      return MissingNode.getInstance();
    }
  }

  static byte[] write(JsonNode document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (IOException impossible) {
      throw new IllegalStateException("a tree can always be written", impossible);
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
