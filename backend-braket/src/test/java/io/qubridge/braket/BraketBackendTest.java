package io.qubridge.braket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.braket.stub.BraketStub;
import io.qubridge.braket.stub.StubDevice;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.RequestId;
import io.qubridge.observable.Observable;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.InvalidConfigurationException;
import io.qubridge.spi.Job;
import io.qubridge.spi.TransportException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsCredentials.class)
class BraketBackendTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final List<Observable> Z = List.of(Observable.z(0));

  @Test
  void openingAsksNothing() {
    try (BraketStub stub = new BraketStub(StubDevice.garnet());
        Backend backend = ProgramSetTest.open(stub, Map.of())) {
      assertEquals(List.of(), stub.calls());
      backend.capabilities();
      backend.capabilities();
      assertEquals(1, stub.calls().size(), "the device is asked once");
    }
  }

  @Test
  void theAnswerIsDecodedWithoutTheService() {
    ExecutionRequest request = ProgramSetTest.request(3, Z, 100);
    Job job;
    Answer answer;
    ExecutionResult result;
    try (BraketStub stub = new BraketStub(StubDevice.garnet());
        Backend backend = ProgramSetTest.open(stub, Map.of())) {
      job = backend.submit(request);
      answer = job.answer(LONG).orElseThrow();
      result = job.await(LONG);
    }
    try (BraketStub stub = new BraketStub(StubDevice.garnet());
        Backend backend = ProgramSetTest.open(stub, Map.of())) {
      assertEquals(result, backend.decode(job.handle(), request, answer));
      assertEquals(List.of(), stub.calls());
    }
  }

  @Test
  void priceAndSpendingLimitsAreShown() {
    try (BraketStub stub = new BraketStub(StubDevice.garnet());
        Backend backend = ProgramSetTest.open(stub, Map.of())) {
      List<String> notices = backend.notices();
      assertTrue(notices.get(0).startsWith("price of Garnet: $0.30 a task"), notices.get(0));
      assertTrue(
          notices.get(1).startsWith("AWS spending limit on Garnet: $3, spent $1.25, queued $0.5"),
          notices.get(1));
    }
  }

  @Test
  void programsAreInTheDialect() {
    try (BraketStub stub = new BraketStub(StubDevice.garnet());
        Backend backend = ProgramSetTest.open(stub, Map.of("compile", "verbatim"))) {
      backend.submit(ProgramSetTest.request(2, Z, 10)).await(LONG);
      String source = stub.sources().get(0);
      assertTrue(source.startsWith("OPENQASM 3.0;\ninput float angle_0;\nbit[1] b;\n"), source);
      assertTrue(source.contains("#pragma braket verbatim\nbox{\nprx("), source);
      assertTrue(source.matches("(?s).*}\nb\\[0\\] = measure \\$[1-6];\n"), source);
      assertFalse(source.contains("include") || source.contains("qubit["), source);
    }
  }

  @Test
  void aTaskThatTheServiceDoesNotKnowAtOnceIsAskedForAgain() {
    try (BraketStub stub = new BraketStub(StubDevice.garnet());
        Backend backend = ProgramSetTest.open(stub, Map.of("poll-interval", "0.001"))) {
      stub.getsUntilKnown(4);
      assertEquals(1, backend.submit(ProgramSetTest.request(1, Z, 10)).await(LONG).pubs().size());
      stub.getsUntilKnown(5);
      Job job = backend.submit(ProgramSetTest.request(1, Z, 10));
      BackendException lost = assertThrows(BackendException.class, () -> job.await(LONG));
      assertEquals(Category.USER, lost.category());
      assertTrue(lost.getMessage().contains("does not know task"), lost.getMessage());
      assertEquals(2, stub.tasks());
    }
  }

  @Test
  void aGradientIsTwoTasksARowHoweverManyParametersThereAre() {
    try (BraketStub stub = new BraketStub(StubDevice.sv1());
        Backend backend = ProgramSetTest.open(stub, Map.of())) {
      EstimatorPub pub = (EstimatorPub) ProgramSetTest.request(3, Z, 1).pubs().get(0);
      Matrix ones = Matrix.wrap(3, 1, new double[] {1, 1, 0});
      double[] gradient = backend.differentiator().orElseThrow().vjp(pub, ones).gradient().array();
      assertEquals(-Math.sin(0.01), gradient[1], 1e-12);
      assertEquals(0, gradient[2]);
      assertEquals(5, stub.tasks(), "a row whose values do not matter needs no gradient");
    }
  }

  @Test
  void aGradientThatIsRefusedHalfWayIsContinuedWithItsTasks() {
    try (BraketStub stub = new BraketStub(StubDevice.sv1());
        Backend backend = ProgramSetTest.open(stub, Map.of("max-tasks", "2"))) {
      EstimatorPub pub = (EstimatorPub) ProgramSetTest.request(3, Z, 1).pubs().get(0);
      Matrix ones = Matrix.wrap(3, 1, new double[] {1, 1, 1});
      RequestId id = new RequestId("gradient-1");
      Differentiator gradients = backend.differentiator().orElseThrow();
      stub.line(() -> stub.mostOpen(stub.tasks() < 2 ? 2 : 0));
      TransportException cut =
          assertThrows(TransportException.class, () -> gradients.vjp(pub, ones, id, false));
      assertTrue(cut.mayHaveBeenAccepted(), cut.getMessage());
      assertEquals(2, stub.tasks());
      stub.idempotent(false);
      stub.line(() -> stub.mostOpen(2));
      double[] gradient = gradients.vjp(pub, ones, id, true).gradient().array();
      assertEquals(-Math.sin(0.01), gradient[1], 1e-12);
      assertEquals(6, stub.tasks());
    }
  }

  @Test
  void noSecretIsInAnythingThatIsSentStoredOrShown() {
    try (BraketStub stub = new BraketStub(StubDevice.sv1());
        Backend backend = ProgramSetTest.open(stub, Map.of())) {
      ExecutionRequest request =
          ExecutionRequest.of(
              ProgramSetTest.request(1, Z, 10).pubs().get(0), Accuracy.shots(10), 0);
      Job job = backend.submit(request);
      Answer answer = job.answer(LONG).orElseThrow();
      String all =
          stub.calls()
              + job.handle().toString()
              + stub.sources()
              + new String(answer.body(), StandardCharsets.ISO_8859_1)
              + backend
              + stub.settings();
      assertFalse(all.contains(AwsCredentials.SECRET));
      stub.line(
          () -> {
            throw new IllegalStateException("cut");
          });
      RuntimeException failure =
          assertThrows(RuntimeException.class, () -> backend.submit(request));
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        assertFalse(cause.toString().contains(AwsCredentials.SECRET));
      }
    }
  }

  @Test
  void wrongSettingsAreNamed() {
    BraketBackendProvider provider = new BraketBackendProvider();
    for (Map<String, String> wrong :
        List.of(
            Map.of("device", "nairobi"),
            Map.of("device", "garnet", "region", "us-west-2"),
            Map.of("device", "sv1", "region", "the moon"),
            Map.of("device", "sv1", "endpoint", "ftp://x"),
            Map.of("device", "sv1", "endpoint", "https://user:secret@host"),
            Map.of("device", "sv1", "bucket", "../x"),
            Map.of("device", "sv1", "prices", "missing.json"),
            Map.of("device", "sv1", "task-seconds", "1"),
            Map.of("device", "sv1", "noise-scale", "NaN"))) {
      InvalidConfigurationException refusal =
          assertThrows(
              InvalidConfigurationException.class,
              () -> provider.open(BackendConfig.of(provider, wrong)),
              wrong::toString);
      assertFalse(refusal.getMessage().contains("secret"), refusal.getMessage());
    }
  }
}
