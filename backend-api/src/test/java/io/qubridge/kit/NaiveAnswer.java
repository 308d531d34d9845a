package io.qubridge.kit;

import io.qubridge.execution.Counts;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Probabilities;
import io.qubridge.execution.Pub;
import io.qubridge.execution.PubResult;
import io.qubridge.spi.MalformedResponseException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Results as the bytes that the naive backend would send over a wire, and back. */
final class NaiveAnswer {
  private NaiveAnswer() {}

  static byte[] write(List<PubResult> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (PubResult result : results) {
        write(out, result);
      }
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, PubResult result) throws IOException {
    if (result instanceof Expectations expectations) {
      out.writeByte('E');
      write(out, expectations.values());
      write(out, expectations.standardErrors());
    } else if (result instanceof Counts counts) {
      out.writeByte('C');
      for (Map<Long, Long> row : counts.rows()) {
        out.writeInt(row.size());
        for (Map.Entry<Long, Long> count : row.entrySet()) {
          out.writeLong(count.getKey());
          out.writeLong(count.getValue());
        }
      }
    } else {
      out.writeByte('P');
      for (Map<Long, Double> row : ((Probabilities) result).rows()) {
        out.writeInt(row.size());
        for (Map.Entry<Long, Double> probability : row.entrySet()) {
          out.writeLong(probability.getKey());
          out.writeDouble(probability.getValue());
        }
      }
    }
  }

  private static void write(DataOutputStream out, Matrix matrix) throws IOException {
    for (double value : matrix.array()) {
      out.writeDouble(value);
    }
  }

  static List<PubResult> read(ExecutionRequest request, byte[] body) {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    List<PubResult> results = new ArrayList<>();
    try {
      for (Pub pub : request.pubs()) {
        results.add(read(bytes, pub));
      }
    } catch (BufferUnderflowException shorter) {
      throw new MalformedResponseException("the answer ends too early");
    }
    if (bytes.hasRemaining()) {
      throw new MalformedResponseException("the answer has " + bytes.remaining() + " bytes more");
    }
    return results;
  }

  private static PubResult read(ByteBuffer bytes, Pub pub) {
    int rows = pub.bindings().rows();
    char kind = (char) bytes.get();
    if (kind == 'E' && pub instanceof EstimatorPub estimator) {
      int columns = estimator.observables().size();
      return new Expectations(matrix(bytes, rows, columns), matrix(bytes, rows, columns));
    }
    List<Map<Long, Long>> counts = new ArrayList<>();
    List<Map<Long, Double>> probabilities = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      Map<Long, Long> count = new HashMap<>();
      Map<Long, Double> probability = new HashMap<>();
      for (int left = bytes.getInt(); left > 0; left--) {
        long outcome = bytes.getLong();
        if (kind == 'C') {
          count.put(outcome, bytes.getLong());
        } else {
          probability.put(outcome, bytes.getDouble());
        }
      }
      counts.add(count);
      probabilities.add(probability);
    }
    int bits = pub.circuit().bits();
    return switch (kind) {
      case 'C' -> new Counts(bits, counts);
      case 'P' -> new Probabilities(bits, probabilities);
      default -> throw new MalformedResponseException("the answer has a part '" + kind + "'");
    };
  }

  private static Matrix matrix(ByteBuffer bytes, int rows, int columns) {
    Matrix matrix = new Matrix(rows, columns);
    for (int i = 0; i < matrix.array().length; i++) {
      matrix.array()[i] = bytes.getDouble();
    }
    return matrix;
  }
}
