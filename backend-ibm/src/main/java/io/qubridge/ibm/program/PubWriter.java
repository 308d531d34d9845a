package io.qubridge.ibm.program;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import java.io.IOException;
import java.util.List;

/** Writes the values of a PUB's parameters in the form of one array for each name. */
final class PubWriter {
  private PubWriter() {}

  /**
   * Writes {@code {"name": [[v], [v], ...], ...}}, or null where nothing is swept. The innermost
   * axis of length 1 stands for the parameter itself; without it the service would take a sweep
   * over one point for no sweep.
   *
   * @param parameters the circuit's, in its order
   * @param rows their values
   */
  static void values(List<Parameter> parameters, Bindings rows, JsonGenerator json)
      throws IOException {
    if (parameters.isEmpty() && rows.rows() == 1) {
      json.writeNull();
      return;
    }
    int columns = rows.parameters().size();
    double[] values = rows.values().array();
    json.writeStartObject();
    for (int k = 0; k < Math.max(1, parameters.size()); k++) {
      int column = parameters.isEmpty() ? -1 : rows.parameters().indexOf(parameters.get(k));
      json.writeArrayFieldStart(WireCircuit.parameter(k));
      for (int row = 0; row < rows.rows(); row++) {
        json.writeStartArray();
        json.writeNumber(column < 0 ? 0 : values[row * columns + column]);
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
