package io.qubridge.ibm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.ibm.program.IsaDevice;
import io.qubridge.ibm.program.Primitive;
import io.qubridge.spi.QuotaExceededException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /jobs}.
 *
 * @param primitive the program
 * @param device where it runs
 * @param seconds of QPU time after which the service ends the job, its field {@code cost}
 * @param tags by which it is found
 */
record JobDocument(Primitive primitive, IsaDevice device, long seconds, List<String> tags) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Larger inputs were refused before July 2026. */
  private static final int MOST_BYTES = 50_000_000;

  /**
   * The field {@code params}.
   *
   * @throws io.qubridge.spi.UnsupportedCircuitException if a circuit or a row cannot run
   * @throws QuotaExceededException if it is too large
   */
  byte[] params(ExecutionRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      primitive.writeParams(request, device, json);
    } catch (IOException impossible) {
      throw new IllegalStateException("memory can always be written to", impossible);
    }
    if (bytes.size() > MOST_BYTES) {
      throw new QuotaExceededException(
          "ibm: the request has "
              + bytes.size()
              + " bytes, the service takes "
              + MOST_BYTES
              + "; ask for fewer rows or use smaller circuits");
    }
    return bytes.toByteArray();
  }

  /** The whole document around the params. */
  byte[] write(byte[] params, Optional<String> session) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(params.length + 1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("program_id", primitive.programId());
      json.writeStringField("backend", device.model().name());
      json.writeNumberField("cost", seconds);
      json.writeArrayFieldStart("tags");
      for (String tag : tags) {
        json.writeString(tag);
      }
      json.writeEndArray();
      if (session.isPresent()) {
        json.writeStringField("session_id", session.get());
      }
      json.writeFieldName("params");
      json.writeRawValue(new String(params, StandardCharsets.UTF_8));
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("memory can always be written to", impossible);
    }
    return bytes.toByteArray();
  }
}
