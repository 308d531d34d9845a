package io.qubridge.braket.task;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.qubridge.braket.AwsCredentials;
import io.qubridge.braket.device.DeviceArn;
import io.qubridge.braket.program.TaskPlan;
import io.qubridge.execution.RequestId;
import io.qubridge.spi.AuthenticationException;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.TransportException;
import io.qubridge.spi.UnsupportedCircuitException;
import io.qubridge.support.PollSchedule;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes over the wire, and what the service's errors become. */
@ExtendWith(AwsCredentials.class)
class ServiceRequestsTest {
  private static final String TASK =
      "arn:aws:braket:us-west-2:123456789012:quantum-task/b1a1b1a1-0000-4000-8000-000000000001";
  private static final String ENCODED =
      "/quantum-task/arn%3Aaws%3Abraket%3Aus-west-2%3A123456789012%3Aquantum-task%2Fb1a1b1a1-0000-4000-8000-000000000001";

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private TaskClient client;

  @BeforeEach
  void start() {
    server.start();
    URI address = URI.create(server.baseUrl());
    client =
        new TaskClient(
            new AwsAccess(
                DeviceArn.parse("sv1"),
                Optional.of("us-west-2"),
                Optional.empty(),
                Optional.of("bucket"),
                "folder",
                Optional.of(address),
                Optional.of(address)));
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop();
  }

  private Optional<String> create() {
    return client.create(
        new TaskPlan.Task("{\"source\":\"x\"}", 70),
        new TaskOwner(new RequestId("request-1"), "digest-1", 2, 5));
  }

  private LoggedRequest latest() {
    return server.getAllServeEvents().get(0).getRequest();
  }

  @Test
  void aTaskIsCreatedWithItsActionAsATextWithinJson() throws Exception {
    server.stubFor(
        post("/quantum-task")
            .willReturn(
                aResponse().withStatus(201).withBody("{\"quantumTaskArn\":\"" + TASK + "\"}")));
    assertEquals(Optional.of(TASK), create());
    JsonNode body = new ObjectMapper().readTree(latest().getBodyAsString());
    assertEquals("{\"source\":\"x\"}", body.path("action").asText());
    assertEquals(70, body.path("shots").asInt());
    assertEquals(DeviceArn.parse("sv1").text(), body.path("deviceArn").asText());
    assertEquals("bucket", body.path("outputS3Bucket").asText());
    assertEquals("folder", body.path("outputS3KeyPrefix").asText());
    assertEquals("request-1", body.path("tags").path("qubridge-request").asText());
    assertEquals("2/5", body.path("tags").path("qubridge-task").asText());
    assertTrue(body.path("clientToken").asText().matches("[0-9a-f]{64}"));
  }

  @Test
  void theTokenFollowsFromRequestAndTaskAlone() {
    TaskOwner owner = new TaskOwner(new RequestId("r"), "d", 0, 2);
    assertEquals(owner.clientToken(), new TaskOwner(new RequestId("r"), "d", 0, 9).clientToken());
    assertFalse(
        owner.clientToken().equals(new TaskOwner(new RequestId("r"), "d", 1, 2).clientToken()));
  }

  @Test
  void requestsAreSignedAndNameTheSchemas() {
    server.stubFor(any(anyUrl()).willReturn(okJson("{\"deviceCapabilities\":\"{}\"}")));
    client.device();
    LoggedRequest request = latest();
    assertEquals(
        "/device/arn%3Aaws%3Abraket%3A%3A%3Adevice%2Fquantum-simulator%2Famazon%2Fsv1",
        request.getUrl());
    assertTrue(request.getHeader("User-Agent").contains("BraketSchemas/1.32.1"));
    String signature = request.getHeader("Authorization");
    assertTrue(signature.startsWith("AWS4-HMAC-SHA256 Credential="), signature);
    assertTrue(signature.contains("/us-west-2/braket/aws4_request"), signature);
    assertFalse(request.toString().contains(AwsCredentials.SECRET));
  }

  @Test
  void arnsAreOneLabelOfThePath() {
    server.stubFor(
        get(urlMatching("/quantum-task/.*"))
            .willReturn(okJson("{\"status\":\"BREWING\",\"createdAt\":\"2026-08-03T16:12:45Z\"}")));
    server.stubFor(put(urlMatching("/quantum-task/.*")).willReturn(okJson("{}")));
    assertFalse(client.state(TASK).orElseThrow().ended(), "an unknown state is no end");
    client.cancel(TASK);
    server.verify(getRequestedFor(urlMatching(ENCODED + "\\?additionalAttributeNames=QueueInfo")));
    assertEquals(ENCODED + "/cancel", latest().getUrl());
  }

  private <T extends BackendException> T refused(Class<T> type, int status, String error) {
    return refused(type, answer(status, error, "{\"message\":\"so it is\"}"));
  }

  private static ResponseDefinitionBuilder answer(int status, String error, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("x-amzn-ErrorType", error)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private <T extends BackendException> T refused(
      Class<T> type, ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
    T failure = assertInstanceOf(type, assertThrows(BackendException.class, this::create));
    assertFalse(failure.getMessage().contains("\n"), failure.getMessage());
    assertFalse(failure.toString().contains(AwsCredentials.SECRET));
    return failure;
  }

  @Test
  void everyModelledErrorSaysWhatToDo() {
    refused(UnsupportedCircuitException.class, 400, "ValidationException");
    refused(AuthenticationException.class, 403, "AccessDeniedException");
    refused(AuthenticationException.class, 403, "ExpiredTokenException");
    assertEquals(
        Category.USER,
        refused(BackendException.class, 404, "ResourceNotFoundException").category());
    assertEquals(
        Category.EXTERNAL, refused(BackendException.class, 409, "ConflictException").category());
    assertTrue(
        refused(BackendException.class, 410, "DeviceRetiredException")
            .getMessage()
            .contains("choose another device"));
    assertEquals(
        Category.CAPACITY,
        refused(BackendException.class, 424, "DeviceOfflineException").category());
    refused(QuotaExceededException.class, 429, "ThrottlingException");
    assertTrue(
        refused(TransportException.class, 500, "InternalServiceException").mayHaveBeenAccepted());
    server.stubFor(
        any(anyUrl())
            .willReturn(answer(402, "ServiceQuotaExceededException", "{\"message\":\"full\"}")));
    assertEquals(Optional.empty(), create());
  }

  @Test
  void errorsAreKnownByTheOtherFormsOfTheirNameToo() {
    refused(UnsupportedCircuitException.class, 400, "ValidationException:http://internal/");
    refused(
        UnsupportedCircuitException.class,
        aResponse()
            .withStatus(400)
            .withBody("{\"__type\":\"com.amazon#ValidationException\",\"message\":\"no\"}"));
  }

  @Test
  void faultsOfAProgramSetAreNamed() {
    UnsupportedCircuitException failure =
        refused(
            UnsupportedCircuitException.class,
            answer(
                400,
                "ValidationException",
                "{\"message\":\"bad set\",\"reason\":\"ProgramSetValidationFailed\","
                    + "\"programSetValidationFailures\":[{\"programIndex\":3,\"inputsIndex\":1,"
                    + "\"errors\":[\"too deep\"]}]}"));
    assertTrue(failure.getMessage().contains("program 3, row 1: too deep"), failure.getMessage());
  }

  @Test
  void spendingLimitsAndBucketsAreToldApart() {
    refused(
        QuotaExceededException.class,
        answer(
            400,
            "ValidationException",
            "{\"message\":\"Attempted to spend over the spending limit. Spending limit: 3\"}"));
    BackendException bucket =
        refused(
            BackendException.class,
            answer(
                400,
                "ValidationException",
                "{\"message\":\"Caller doesn't have access to bucket or it doesn't exist.\"}"));
    assertTrue(bucket.getMessage().contains("-S bucket="), bucket.getMessage());
  }

  @Test
  void waitingForRoomHasAnEnd() {
    server.stubFor(
        get(urlMatching("/quantum-task/.*"))
            .willReturn(okJson("{\"status\":\"RUNNING\",\"shots\":1,\"deviceParameters\":\"\"}")));
    OpenTasks open =
        new OpenTasks(client, new PollSchedule(Duration.ofMillis(1)), 2, Duration.ofMillis(20));
    open.add(TASK);
    open.awaitRoom(1);
    QuotaExceededException late =
        assertThrows(QuotaExceededException.class, () -> open.awaitRoom(2));
    assertTrue(late.getMessage().contains("1 are open; they go on"), late.getMessage());
    assertThrows(QuotaExceededException.class, open::awaitEnd);
  }

  @Test
  void aLostAnswerMayHaveBeenATask() {
    for (Fault fault : new Fault[] {Fault.EMPTY_RESPONSE, Fault.CONNECTION_RESET_BY_PEER}) {
      assertTrue(
          refused(TransportException.class, aResponse().withFault(fault)).mayHaveBeenAccepted());
    }
    assertTrue(
        refused(TransportException.class, aResponse().withStatus(503).withBody("<html>"))
            .mayHaveBeenAccepted());
  }

  @Test
  void aRefusalAfterALostAnswerMayBeOfATaskThatExists() {
    client.close();
    System.setProperty("aws.maxAttempts", "2");
    try {
      refusedAfterALostAnswer(400, "ValidationException");
      refusedAfterALostAnswer(402, "ServiceQuotaExceededException");
    } finally {
      AwsCredentials.set();
    }
  }

  private void refusedAfterALostAnswer(int status, String error) {
    server.resetAll();
    server.stubFor(
        post("/quantum-task")
            .inScenario("lost")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
            .willSetStateTo("again"));
    server.stubFor(
        post("/quantum-task")
            .inScenario("lost")
            .whenScenarioStateIs("again")
            .willReturn(answer(status, error, "{\"message\":\"over the spending limit\"}")));
    assertTrue(assertThrows(TransportException.class, this::create).mayHaveBeenAccepted());
    server.verify(2, postRequestedFor(urlMatching("/quantum-task")));
  }

  @Test
  void aTaskThatHasEndedIsNotCancelled() {
    for (String error : new String[] {"ConflictException", "ValidationException"}) {
      server.stubFor(
          any(anyUrl())
              .willReturn(
                  answer(error.startsWith("C") ? 409 : 400, error, "{\"message\":\"it ended\"}")));
      client.cancel(TASK);
    }
  }

  @Test
  void objectsOfS3AreReadWholeOrNotAtAll() {
    server.stubFor(get("/bucket/folder/a.json").willReturn(okJson("{}")));
    server.stubFor(
        get("/bucket/folder/missing.json")
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withBody("<Error><Code>NoSuchKey</Code><Message>no</Message></Error>")));
    server.stubFor(
        get("/bucket/folder/huge.json")
            .willReturn(aResponse().withHeader("Content-Length", "99999999999").withBody("{}")));
    S3ResultReader reader = client.results();
    assertEquals("{}", new String(reader.read("bucket", "folder/a.json").orElseThrow()));
    assertEquals(Optional.empty(), reader.read("bucket", "folder/missing.json"));
    assertThrows(BackendException.class, () -> reader.read("bucket", "folder/huge.json"));
  }

  @Test
  void withoutARegionTheNextStepIsNamed() {
    String before = System.getProperty("aws.region");
    System.clearProperty("aws.region");
    TaskClient nowhere =
        new TaskClient(
            new AwsAccess(
                DeviceArn.parse("sv1"),
                Optional.empty(),
                Optional.of("no-such-profile"),
                Optional.empty(),
                "folder",
                Optional.empty(),
                Optional.empty()));
    BackendException failure = assertThrows(BackendException.class, nowhere::device);
    assertEquals(Category.USER, failure.category());
    if (before != null) {
      System.setProperty("aws.region", before);
    }
  }
}
