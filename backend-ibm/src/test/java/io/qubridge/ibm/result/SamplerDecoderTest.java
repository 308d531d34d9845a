package io.qubridge.ibm.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Counts;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.SamplerPub;
import io.qubridge.spi.MalformedResponseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplerDecoderTest {
  private static final Parameter T = new Parameter("t");

  private static SamplerPub pub(int rows) {
    Circuit circuit =
        Circuit.builder(5)
            .register("a", 2)
            .register("b", 3)
            .gate(GateType.RX, Angle.of(T), 0)
            .measure(0, 0)
            .build();
    return new SamplerPub(circuit, new Bindings(List.of(T), new Matrix(rows, 1)));
  }

  private static Counts decode(int rows, long shots, String data) {
    String body =
        "{\"later\":[1,{}],\"results\":[{\"metadata\":{\"x\":[]},\"data\":" + data + "}],\"m\":{}}";
    return (Counts)
        SamplerDecoder.decode(
                body.getBytes(StandardCharsets.UTF_8), List.of(PubCounts.of(pub(rows), shots)))
            .get(0);
  }

  @Test
  void putsRegistersTogetherShotByShot() {
    Counts counts =
        decode(
            1,
            3,
            """
            {"reg1":{"num_bits":3,"samples":["0x4","0x1","0x1"]},
             "reg0":{"samples":["0x0","0x3","0x3"],"num_bits":2},"unused":{"samples":["0x1"]}}
            """);
    assertEquals(List.of(Map.of(16L, 1L, 7L, 2L)), counts.rows());
  }

  @Test
  void readsARowForEachPointOfASweep() {
    String samples = "[[\"0x0\",\"0x1\"],[\"0X3\",\"0x3\"]]";
    Counts counts =
        decode(
            2,
            2,
            "{\"reg0\":{\"samples\":"
                + samples
                + "},\"reg1\":{\"samples\":[[\"0x0\",\"0x0\"],[\"0x0\",\"0x0\"]]}}");
    assertEquals(List.of(Map.of(0L, 1L, 1L, 1L), Map.of(3L, 2L)), counts.rows());
  }

  @Test
  void whatDoesNotFitTheRequestIsMalformed() {
    String other = ",\"reg1\":{\"samples\":[\"0x0\",\"0x0\"]}}";
    List<String> wrong =
        List.of(
            "{}",
            "[]",
            "{\"reg0\":{\"samples\":[\"0x0\",\"0x0\"]}}",
            "{\"reg0\":{\"samples\":[]}" + other,
            "{\"reg0\":{\"samples\":[\"0x0\"]}" + other,
            "{\"reg0\":{\"samples\":[\"0x0\",\"0x0\",\"0x0\"]}" + other,
            "{\"reg0\":{\"samples\":[\"0x0\",\"0x4\"]}" + other,
            "{\"reg0\":{\"samples\":[\"0x0\",\"zz\"]}" + other,
            "{\"reg0\":{\"samples\":[\"0x0\",[\"0x0\"]]}" + other,
            "{\"reg0\":{\"samples\":[[\"0x0\"],[\"0x0\"]]}" + other,
            "{\"reg0\":{\"samples\":[\"0x0\",3]}" + other,
            "{\"reg0\":{\"num_bits\":3,\"samples\":[\"0x0\",\"0x0\"]}" + other,
            "{\"reg0\":{\"num_bits\":2}" + other);
    for (String data : wrong) {
      assertThrows(MalformedResponseException.class, () -> decode(1, 2, data), data);
    }
    for (String body : List.of("", "<html>", "{\"results\":[", "{\"results\":[]}", "{}", "null")) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      assertThrows(
          MalformedResponseException.class,
          () -> SamplerDecoder.decode(bytes, List.of(PubCounts.of(pub(1), 2))),
          body);
    }
  }
}
