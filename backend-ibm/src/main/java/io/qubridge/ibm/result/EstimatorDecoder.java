package io.qubridge.ibm.result;

import static io.qubridge.ibm.result.ResultJson.require;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Failure;
import io.qubridge.execution.Matrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the estimator's values {@code evs} and standard errors {@code stds}: a number, or arrays
 * nested to the shape (observables, rows).
 */
public final class EstimatorDecoder {
  private final List<EstimatorPub> pubs;
  private final List<Expectations> expectations = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private double[] values;
  private double[] errors;
  private int at;

  private EstimatorDecoder(List<EstimatorPub> pubs) {
    this.pubs = pubs;
  }

  /**
   * Decodes an answer.
   *
   * @param body JSON as it came
   * @param pubs what was asked, in order
   * @throws io.qubridge.spi.MalformedResponseException if it is something else
   */
  public static EstimatorDecoder decode(byte[] body, List<EstimatorPub> pubs) {
    EstimatorDecoder decoder = new EstimatorDecoder(pubs);
    ResultJson.read(body, pubs.size(), decoder::field, decoder::finish);
    return decoder;
  }

  /** The results, one a PUB. */
  public List<Expectations> expectations() {
    return expectations;
  }

  /** The values that are no numbers. */
  public List<Failure> failures() {
    return failures;
  }

  private void field(int pub, String name, JsonParser json) throws IOException {
    switch (name) {
      case "evs" -> values = numbers(pub, name, json);
      case "stds" -> errors = numbers(pub, name, json);
      default -> json.skipChildren();
    }
  }

  private double[] numbers(int pub, String name, JsonParser json) throws IOException {
    int rows = rows(pub);
    double[] numbers = new double[rows * columns(pub)];
    at = 0;
    read(json, numbers, rows, "PUB " + pub + " has " + name + " of another shape");
    require(
        at == numbers.length, "PUB " + pub + " has " + at + " " + name + " of " + numbers.length);
    return numbers;
  }

  /** Each array of numbers holds one observable's rows, or all values where there is one row. */
  private void read(JsonParser json, double[] numbers, int rows, String otherShape)
      throws IOException {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      int before = at;
      boolean flat = false;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        flat |= json.currentToken() != JsonToken.START_ARRAY;
        read(json, numbers, rows, otherShape);
      }
      int found = at - before;
      require(!flat || found == rows || rows == 1 && found == numbers.length, otherShape);
      return;
    }
    require(at < numbers.length, otherShape);
    require(
        json.currentToken().isNumeric() || json.currentToken() == JsonToken.VALUE_NULL,
        "a value is no number");
    numbers[at++] = json.currentToken().isNumeric() ? json.getDoubleValue() : Double.NaN;
  }

  private void finish(int pub) {
    require(values != null && errors != null, "PUB " + pub + " has no evs and stds");
    int rows = rows(pub);
    int columns = columns(pub);
    Matrix means = new Matrix(rows, columns);
    Matrix deviations = new Matrix(rows, columns);
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        double value = values[column * rows + row];
        double error = errors[column * rows + row];
        means.array()[row * columns + column] = value;
        deviations.array()[row * columns + column] = error;
        if (!Double.isFinite(value) || !Double.isFinite(error)) {
          failures.add(new Failure(pub, row, column, "the service gave no finite value"));
        }
      }
    }
    expectations.add(new Expectations(means, deviations));
    values = null;
    errors = null;
  }

  private int rows(int pub) {
    return pubs.get(pub).bindings().rows();
  }

  private int columns(int pub) {
    return pubs.get(pub).observables().size();
  }
}
