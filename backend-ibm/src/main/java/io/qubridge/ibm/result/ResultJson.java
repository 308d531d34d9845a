package io.qubridge.ibm.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.qubridge.spi.MalformedResponseException;
import java.io.IOException;

/** Walks through {@code {"results": [{"data": {...}}, ...]}}, one entry a PUB. */
final class ResultJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
          .build();

  /** Reads the fields of one PUB's {@code data}; the parser stands at each field's value. */
  interface Fields {
    void read(int pub, String field, JsonParser json) throws IOException;
  }

  /** Hears that a PUB's entry is over. */
  interface End {
    void pub(int pub);
  }

  private ResultJson() {}

  /**
   * Reads the answer to a job.
   *
   * @param pubs how many entries it has to have
   */
  static void read(byte[] body, int pubs, Fields fields, End end) {
    int found = 0;
    try (JsonParser json = FACTORY.createParser(body)) {
      require(json.nextToken() == JsonToken.START_OBJECT, "they are no JSON object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean results = json.currentName().equals("results");
        if (json.nextToken() == JsonToken.START_ARRAY && results) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            require(found < pubs, "they have more than " + pubs + " PUBs");
            entry(json, found, fields);
            end.pub(found++);
          }
        } else {
          json.skipChildren();
        }
      }
      require(json.currentToken() == JsonToken.END_OBJECT, "they are cut off");
    } catch (IOException broken) {
      throw malformed("they are no JSON or cut off");
    }
    require(found == pubs, "they have " + found + " PUBs of " + pubs);
  }

  private static void entry(JsonParser json, int pub, Fields fields) throws IOException {
    require(json.currentToken() == JsonToken.START_OBJECT, "PUB " + pub + " is no object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean data = json.currentName().equals("data");
      if (json.nextToken() == JsonToken.START_OBJECT && data) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String field = json.currentName();
          json.nextToken();
          fields.read(pub, field, json);
        }
      } else {
        json.skipChildren();
      }
    }
  }

  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw malformed(otherwise);
    }
  }

  static MalformedResponseException malformed(String why) {
    return new MalformedResponseException(
        "ibm: the results are not those of the request: "
            + why
            + "; they are kept as they came, 'qubridge jobs' shows the job");
  }
}
