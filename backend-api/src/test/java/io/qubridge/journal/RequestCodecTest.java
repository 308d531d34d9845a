package io.qubridge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.SamplerPub;
import io.qubridge.observable.Observable;
import io.qubridge.qasm.QasmReader;
import io.qubridge.support.RequestDigest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestCodecTest {
  private static final Circuit SAMPLED =
      QasmReader.read(
          """
          OPENQASM 3.0;
          include "stdgates.inc";
          input float[64] p10;
          input float[64] p2;
          qubit[3] q;
          bit[2] low;
          bit[1] high;
          ry(0.1 + 2 * p10 - p2) q[0];
          ctrl @ negctrl @ x q[2], q[1], q[0];
          barrier q[0], q[2];
          low[1] = measure q[0];
          high[0] = measure q[2];
          """);

  private static ExecutionRequest rich(Accuracy accuracy) {
    double[] values = {Math.nextUp(0.1), -0.0, Double.MIN_VALUE, 1e300, Math.PI, 1.0 / 3};
    List<Parameter> parameters = List.of(new Parameter("p2"), new Parameter("p10"));
    SamplerPub sampler =
        new SamplerPub(SAMPLED, new Bindings(parameters, Matrix.wrap(3, 2, values), 77));
    return new ExecutionRequest(
        new RequestId("r-1"), List.of(sampler, sampler.slice(1, 1)), accuracy, Long.MIN_VALUE, 5);
  }

  private static void assertKept(ExecutionRequest request) throws IOException {
    ExecutionRequest read = RequestCodec.read(request.id(), RequestCodec.write(request));
    assertEquals(request, read);
    assertEquals(RequestDigest.of(request), RequestDigest.of(read));
  }

  @Test
  void samplersAreKept() throws IOException {
    assertKept(rich(Accuracy.shots(4096)));
    assertKept(rich(Accuracy.exact()));
  }

  @Test
  void estimatorsAreKeptWithWeightsToTheLastBit() throws IOException {
    Random random = new Random(3);
    Circuit circuit = QasmReader.read("OPENQASM 3.0; include \"stdgates.inc\"; qubit[3] q; h q;");
    for (int i = 0; i < 50; i++) {
      double weight = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      String text = weight + "*Z0 Y2 - " + Math.abs(random.nextDouble()) + "*I + X1";
      List<Observable> observables = List.of(Observable.parse(text), Observable.z(1));
      assertKept(
          ExecutionRequest.of(
              new EstimatorPub(circuit, Bindings.none(), observables),
              new Accuracy.Precision(0.01 / 3),
              i));
    }
  }

  @Test
  void whatIsCutOffOrChangedIsRefusedWithoutMuchMemory() {
    byte[] bytes = RequestCodec.write(rich(Accuracy.shots(10)));
    RequestId id = new RequestId("r");
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> RequestCodec.read(id, cut), "after " + length);
    }
    Random random = new Random(5);
    int refused = 0;
    for (int round = 0; round < 3000; round++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      try {
        RequestCodec.read(id, changed);
      } catch (IOException expected) {
        refused++;
      }
    }
    assertTrue(refused > 300, refused + " of 3000 were refused");
  }

  @Test
  void packedBytesAreBounded() throws IOException {
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    assertTrue(Arrays.equals(bytes, Packed.unpack(Packed.pack(bytes))));
    assertThrows(IOException.class, () -> Packed.unpack(new byte[] {1, 2, 3}));
    byte[] bomb = Packed.pack(new byte[Packed.LONGEST / 64]);
    assertThrows(IOException.class, () -> Packed.unpack(bomb, Packed.LONGEST / 128));
  }
}
