package io.qubridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.Pub;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.observable.Observable;
import io.qubridge.qasm.QasmException;
import io.qubridge.qasm.QasmReader;
import io.qubridge.qasm.QasmWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests as bytes and back, without loss: programs as OpenQASM 3, observables as text, numbers in
 * binary, big-endian. The id is kept beside them.
 */
final class RequestCodec {
  private static final int FORMAT = 1;
  private static final int EXACT = 0;
  private static final int SHOTS = 1;
  private static final int PRECISION = 2;

  private RequestCodec() {}

  /**
   * Writes a request.
   *
   * @throws IllegalArgumentException if a circuit has names that OpenQASM 3 does not take
   */
  static byte[] write(ExecutionRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      write(out, request.accuracy());
      out.writeLong(request.seed());
      out.writeInt(request.firstPub());
      out.writeInt(request.pubs().size());
      for (Pub pub : request.pubs()) {
        write(out, pub);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("an array can be written", impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Accuracy accuracy) throws IOException {
    if (accuracy instanceof Accuracy.Shots some) {
      out.writeByte(SHOTS);
      out.writeLong(some.shots());
    } else if (accuracy instanceof Accuracy.Precision wanted) {
      out.writeByte(PRECISION);
      out.writeDouble(wanted.standardError());
    } else {
      out.writeByte(EXACT);
    }
  }

  private static void write(DataOutputStream out, Pub pub) throws IOException {
    text(out, QasmWriter.write(pub.circuit()));
    Bindings bindings = pub.bindings();
    out.writeInt(bindings.parameters().size());
    for (Parameter parameter : bindings.parameters()) {
      text(out, parameter.name());
    }
    out.writeInt(bindings.rows());
    out.writeLong(bindings.firstRow());
    for (double value : bindings.values().array()) {
      out.writeDouble(value);
    }
    List<Observable> observables = pub instanceof EstimatorPub e ? e.observables() : List.of();
    out.writeInt(observables.size());
    for (Observable observable : observables) {
      text(out, observable.toString());
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads a request.
   *
   * @throws IOException if the bytes are not those of a request
   */
  static ExecutionRequest read(RequestId id, byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readByte();
      if (format != FORMAT) {
        throw new IOException("format " + format + " of requests is not known");
      }
      Accuracy accuracy = accuracy(in);
      long seed = in.readLong();
      int firstPub = in.readInt();
      int count = count(in, 1);
      List<Pub> pubs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        pubs.add(pub(in));
      }
      return new ExecutionRequest(id, pubs, accuracy, seed, firstPub);
    } catch (IllegalArgumentException | QasmException fault) {
      throw new IOException(fault.getMessage(), fault);
    }
  }

  private static Accuracy accuracy(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case EXACT -> Accuracy.exact();
      case SHOTS -> Accuracy.shots(in.readLong());
      case PRECISION -> new Accuracy.Precision(in.readDouble());
      default -> throw new IOException("accuracy " + kind + " is not known");
    };
  }

  private static Pub pub(DataInputStream in) throws IOException {
    Circuit circuit = QasmReader.read(text(in));
    int columns = count(in, Integer.BYTES);
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      parameters.add(new Parameter(text(in)));
    }
    int rows = in.readInt();
    long firstRow = in.readLong();
    if (rows < 0 || (long) rows * columns > in.available() / Double.BYTES) {
      throw new IOException(rows + " rows of " + columns + " values are not there");
    }
    Matrix values = new Matrix(rows, columns);
    for (int i = 0; i < values.array().length; i++) {
      values.array()[i] = in.readDouble();
    }
    Bindings bindings = new Bindings(parameters, values, firstRow);
    int count = count(in, Integer.BYTES);
    if (count == 0) {
      return new SamplerPub(circuit, bindings);
    }
    List<Observable> observables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      observables.add(Observable.parse(text(in)));
    }
    return new EstimatorPub(circuit, bindings, observables);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(count(in, 1)), UTF_8);
  }

  /** A number of things that take at least some bytes each. */
  private static int count(DataInputStream in, int bytesEach) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available() / bytesEach) {
      throw new IOException(count + " things are not there");
    }
    return count;
  }
}
