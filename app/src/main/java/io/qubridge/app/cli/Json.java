package io.qubridge.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;

/**
 * Prints a result for scripts: indented UTF-8, keys in the order of the map.
 *
 * <p>Only the streaming half of the JSON library is used; the other half takes longer to start than
 * a light command runs.
 */
final class Json {
  private Json() {}

  /**
   * Prints one document and a line end.
   *
   * @param value maps with text keys, collections, texts, numbers, booleans and nulls
   */
  static void print(OutputStream out, Object value) {
    try {
      JsonGenerator json = new JsonFactory().createGenerator(out);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      write(json, value);
      json.writeRaw('\n');
      json.close();
      out.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Prints one document on one line. */
  static void line(OutputStream out, Object value) {
    try {
      JsonGenerator json = new JsonFactory().createGenerator(out);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      write(json, value);
      json.writeRaw('\n');
      json.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> values) {
      json.writeStartArray();
      for (Object element : values) {
        write(json, element);
      }
      json.writeEndArray();
    } else {
      json.writeObject(value);
    }
  }
}
