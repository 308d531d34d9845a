package io.qubridge.ibm.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Failure;
import io.qubridge.execution.Matrix;
import io.qubridge.observable.Observable;
import io.qubridge.spi.MalformedResponseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatorDecoderTest {
  private static final Parameter T = new Parameter("t");

  /** Two observables. */
  private static EstimatorPub pub(int rows) {
    Circuit circuit = Circuit.builder(2).gate(GateType.RX, Angle.of(T), 0).build();
    Bindings bindings = new Bindings(List.of(T), new Matrix(rows, 1));
    return new EstimatorPub(circuit, bindings, List.of(Observable.z(0), Observable.z(1)));
  }

  private static EstimatorDecoder decode(int rows, String data) {
    String body = "{\"results\":[{\"metadata\":{\"x\":[]},\"data\":" + data + "}]}";
    return EstimatorDecoder.decode(body.getBytes(StandardCharsets.UTF_8), List.of(pub(rows)));
  }

  private static String data(String evs, String stds) {
    return "{\"evs\":" + evs + ",\"stds\":" + stds + ",\"ensemble_standard_error\":[[1]]}";
  }

  @Test
  void readsObservablesByRows() {
    EstimatorDecoder decoded =
        decode(3, data("[[1,2,3],[4,5,6]]", "[[0.1,0.2,0.3],[0.4,0.5,0.6]]"));
    Expectations expected =
        new Expectations(
            Matrix.wrap(3, 2, new double[] {1, 4, 2, 5, 3, 6}),
            Matrix.wrap(3, 2, new double[] {0.1, 0.4, 0.2, 0.5, 0.3, 0.6}));
    assertEquals(List.of(expected), decoded.expectations());
    assertEquals(List.of(), decoded.failures());
  }

  @Test
  void readsOneRowWithAndWithoutItsAxis() {
    Expectations expected = new Expectations(Matrix.row(1, -1), Matrix.row(0.5, 0.25));
    assertEquals(List.of(expected), decode(1, data("[[1],[-1]]", "[[0.5],[0.25]]")).expectations());
    assertEquals(List.of(expected), decode(1, data("[1,-1]", "[0.5,0.25]")).expectations());
  }

  @Test
  void valuesThatAreNoNumbersAreFailuresOfTheirRows() {
    EstimatorDecoder decoded = decode(2, data("[[1,NaN],[null,0.5]]", "[[0,0],[0,Infinity]]"));
    List<Failure> expected =
        List.of(
            new Failure(0, 1, 0, "the service gave no finite value"),
            new Failure(0, 0, 1, "the service gave no finite value"),
            new Failure(0, 1, 1, "the service gave no finite value"));
    assertEquals(expected, decoded.failures());
    assertEquals(1, decoded.expectations().get(0).values().get(0, 0));
  }

  @Test
  void whatDoesNotFitTheRequestIsMalformed() {
    String good = "[[1,2,3],[4,5,6]]";
    List<String> wrong =
        List.of(
            "{}",
            "[]",
            "{\"evs\":" + good + "}",
            "{\"stds\":" + good + "}",
            data("[[1,2],[3,4],[5,6]]", good),
            data("[1,2,3,4,5,6]", good),
            data("[[1,2,3],[4,5,6,7]]", good),
            data("[[1,2,3],[4,5]]", good),
            data("[[1,2,3]]", good),
            data("[]", good),
            data("0.5", good),
            data("\"text\"", good),
            data("[[1,2,3],[4,5,\"6\"]]", good),
            data("[[1,2,3],[4,5,{}]]", good),
            data(good, "[[1,2,3]]"));
    for (String data : wrong) {
      assertThrows(MalformedResponseException.class, () -> decode(3, data), data);
    }
  }
}
