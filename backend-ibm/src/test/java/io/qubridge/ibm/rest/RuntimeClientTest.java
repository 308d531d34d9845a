package io.qubridge.ibm.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.qubridge.spi.AuthenticationException;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.DeviceStatus;
import io.qubridge.spi.JobState;
import io.qubridge.spi.MalformedResponseException;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.TransportException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuntimeClientTest {
  private static final String KEY = "api-key-SECRET";
  private static final String CRN = "crn:v1:bluemix:public:quantum-computing:us-east:a/SECRET:x::";
  private static final String TOKEN = "bearer-SECRET";
  private static final byte[] DOCUMENT = "{}".getBytes(StandardCharsets.UTF_8);

  private static WireMockServer server;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private RuntimeClient client;

  @BeforeAll
  static void start() {
    server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void open() {
    server.resetAll();
    tokens(TOKEN, 3600);
    client = client(3, Duration.ofSeconds(5), 100);
  }

  @AfterEach
  void close() {
    client.close();
  }

  private RuntimeClient client(int attempts, Duration call, int perMinute) {
    Account account =
        new Account(
            KEY,
            CRN,
            HttpUrl.get(server.baseUrl() + "/api/v1"),
            HttpUrl.get(server.baseUrl() + "/identity/token"));
    Duration wait = Duration.ofMillis(10);
    Patience patience = new Patience(attempts, wait, Duration.ofSeconds(2), call, call, perMinute);
    return new RuntimeClient(account, patience, new TestClock(now));
  }

  /** A clock that a test sets. */
  private static final class TestClock extends Clock {
    private final AtomicReference<Instant> now;

    TestClock(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  private static void tokens(String token, int life) {
    server.stubFor(
        post("/identity/token")
            .willReturn(
                json("{\"access_token\":\"" + token + "\",\"expires_in\":" + life + "}", 200)));
  }

  private static ResponseDefinitionBuilder json(String body, int status) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private static ResponseDefinitionBuilder refusal(int status, String code, String message) {
    return json(
        "{\"errors\":[{\"code\":%s,\"message\":\"%s\",\"more_info\":\"x\"}],\"trace\":\"t\",\"new\":1}"
            .formatted(code, message),
        status);
  }

  /** Answers calls with one answer after the other, the last for good. */
  private static void inTurn(MappingBuilder call, ResponseDefinitionBuilder... answers) {
    String name = "turn";
    for (int k = 0; k < answers.length; k++) {
      server.stubFor(
          call.withId(UUID.randomUUID())
              .inScenario(name)
              .whenScenarioStateIs(k == 0 ? Scenario.STARTED : "" + k)
              .willSetStateTo("" + Math.min(k + 1, answers.length - 1))
              .willReturn(answers[k]));
    }
  }

  private static int count(String method, String path) {
    return (int)
        server.getAllServeEvents().stream()
            .filter(e -> e.getRequest().getMethod().getName().equals(method))
            .filter(e -> e.getRequest().getUrl().startsWith("/api/v1" + path))
            .count();
  }

  private <T extends BackendException> T refused(Class<T> type, Runnable call) {
    T failure = assertThrows(type, call::run);
    assertFalse(failure.getMessage().contains("SECRET"), failure::getMessage);
    assertFalse(failure.getMessage().contains("\n"), failure::getMessage);
    return failure;
  }

  private static void assertContains(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> "no '" + part + "' in: " + text);
    }
  }

  @Test
  void submitsWithAllHeaders() {
    server.stubFor(
        post("/api/v1/jobs")
            .withHeader("Authorization", equalTo("Bearer " + TOKEN))
            .withHeader("Service-CRN", equalTo(CRN))
            .withHeader("IBM-API-Version", equalTo("2026-04-15"))
            .withHeader("Accept", equalTo("application/json"))
            .withHeader("Content-Type", containing("application/json"))
            .willReturn(json("{\"id\":\"d1\",\"backend\":\"ibm_fez\",\"private\":true}", 200)));
    assertEquals("d1", client.submit(DOCUMENT));
    server.verify(
        postRequestedFor(urlEqualTo("/identity/token"))
            .withRequestBody(
                containing("grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey"))
            .withRequestBody(containing("apikey=" + KEY)));
  }

  @Test
  void readsAJobWithoutItsProgram() {
    server.stubFor(
        get("/api/v1/jobs/d1?exclude_params=true")
            .willReturn(
                json(
                    """
                    {"id":"d1","created":"2026-08-20T10:11:12.123456Z","status":"Running",
                     "state":{"status":"RUNNING"},"tags":["a","b"],"position_in_queue":7,
                     "estimated_running_time_seconds":3.2,"later":{},
                     "usage":{"qpu_charge_time_seconds":2,"status":"pending"}}
                    """,
                    200)));
    JobRecord job = client.job("d1");
    assertEquals(JobState.RUNNING, job.state());
    assertEquals(Optional.of(Instant.parse("2026-08-20T10:11:12.123456Z")), job.created());
    assertEquals(List.of("a", "b"), job.tags());
    assertEquals(OptionalInt.of(7), job.queuePosition());
    assertEquals(Optional.of(Duration.ofMillis(3200)), job.runningTime());
    assertEquals(Optional.empty(), job.billed(), "not settled yet");
  }

  @Test
  void readsBothSpellingsOfTheBill() {
    List<String> usages =
        List.of(
            "{\"qpu_charge_time_seconds\":2.5,\"status\":\"complete\"}",
            "{\"quantum_seconds\":2.5}");
    for (String usage : usages) {
      server.stubFor(
          get(urlPathEqualTo("/api/v1/jobs/d1"))
              .willReturn(
                  json("{\"id\":\"d1\",\"status\":\"Completed\",\"usage\":" + usage + "}", 200)));
      assertEquals(Optional.of(Duration.ofMillis(2500)), client.job("d1").billed());
    }
  }

  @Test
  void tellsWhyAJobEnded() {
    job(
        "{\"status\":\"Failed\",\"reason\":\"The instruction h on "
            + CRN
            + "\",\"reason_code\":1517}");
    JobRecord failed = client.job("d1");
    assertEquals(JobState.FAILED, failed.state());
    assertContains(failed.reason(), "1517", "instruction h", "repeat the command");
    assertFalse(failed.reason().contains("SECRET"));
    job("{\"status\":\"Cancelled\"}");
    assertEquals(JobState.CANCELLED, client.job("d1").state());
    assertEquals("", client.job("d1").reason());
    job(
        "{\"status\":\"Cancelled - Ran too long\",\"reason\":\"Job %!v(MISSING) ran\",\"reasonCode\":\"1305\"}");
    assertContains(client.job("d1").reason(), "1305", "longer than estimated");
    assertFalse(client.job("d1").reason().contains("MISSING"));
  }

  private static void job(String state) {
    server.stubFor(
        get(urlPathEqualTo("/api/v1/jobs/d1"))
            .willReturn(json("{\"id\":\"d1\",\"state\":" + state + "}", 200)));
  }

  @Test
  void findsJobsByTagAndDistrustsIgnoredFilters() {
    server.stubFor(
        get("/api/v1/jobs?tags=qubridge-1%262&exclude_params=true&limit=10")
            .willReturn(
                json(
                    """
                    {"jobs":[{"id":"d2","status":"Queued","tags":["other"]},
                             {"id":"d1","status":"Queued","tags":["x","qubridge-1&2"]}],"count":2}
                    """,
                    200)));
    assertEquals(
        List.of("d1"), client.jobsTagged("qubridge-1&2").stream().map(JobRecord::id).toList());
  }

  @Test
  void cancelsAndLeavesWhatHasEnded() {
    inTurn(post("/api/v1/jobs/d1/cancel"), aResponse().withStatus(204), refusal(409, "1292", "no"));
    client.cancel("d1");
    client.cancel("d1");
    assertEquals(2, count("POST", "/jobs/d1/cancel"));
  }

  @Test
  void fetchesResultsWhateverTheirContentType() {
    server.stubFor(
        get("/api/v1/jobs/d1/results")
            .willReturn(
                aResponse().withHeader("Content-Type", "text/plain").withBody("{\"r\":1}")));
    assertArrayEquals("{\"r\":1}".getBytes(StandardCharsets.UTF_8), client.results("d1"));
  }

  @Test
  void aCompletedJobWithoutResultsIsAnError() {
    for (int status : new int[] {204, 200}) {
      server.stubFor(get("/api/v1/jobs/d1/results").willReturn(aResponse().withStatus(status)));
      assertContains(
          refused(MalformedResponseException.class, () -> client.results("d1")).getMessage(), "d1");
    }
  }

  @Test
  void listsDevicesWithoutSimulatorsAndMocks() {
    server.stubFor(
        get("/api/v1/backends")
            .willReturn(
                json(
                    """
                    {"devices":[
                     {"name":"ibm_fez","status":{"name":"online","reason":"available"},
                      "is_simulator":false,"qubits":156,"queue_length":5,
                      "processor_type":{"family":"Heron","revision":"2"},
                      "performance_metrics":{"two_q_error_median":{"value":0.003},
                        "readout_error_median":{"value":0.01}}},
                     {"name":"old","status":{"name":"paused"},"qubits":27,
                      "processor_type":{"family":"Falcon","revision":5.11}},
                     {"name":"fake","class":"mock","status":{"name":"online"}},
                     {"name":"sim","is_simulator":true,"status":{"name":"online"}}]}
                    """,
                    200)));
    List<DeviceStatus> devices = client.devices();
    assertEquals(List.of("ibm_fez", "old"), devices.stream().map(DeviceStatus::name).toList());
    assertEquals("Heron r2", devices.get(0).description());
    assertEquals(5, devices.get(0).queue().getAsInt());
    assertEquals(0.003, devices.get(0).twoQubitError().getAsDouble());
    assertEquals("Falcon r5.11", devices.get(1).description());
    assertTrue(devices.get(1).queue().isEmpty() && devices.get(1).readoutError().isEmpty());
  }

  @Test
  void readsDocumentsOfADevice() {
    server.stubFor(
        get("/api/v1/backends/ibm_fez/configuration").willReturn(json("{\"n_qubits\":156}", 200)));
    server.stubFor(get("/api/v1/backends/ibm_fez/properties").willReturn(json("{\"x\":NaN}", 200)));
    assertEquals(156, client.configuration("ibm_fez").path("n_qubits").asInt());
    assertTrue(Double.isNaN(client.properties("ibm_fez").path("x").asDouble()));
  }

  @Test
  void readsWhatIsLeftOfTheInstance() {
    String head = "{\"instance_id\":\"i\",\"plan_id\":\"p\",\"usage_consumed_seconds\":12";
    usage(head + ",\"usage_limit_seconds\":600,\"usage_limit_reached\":false}");
    InstanceUsage usage = client.usage().orElseThrow();
    assertEquals(Duration.ofSeconds(12), usage.consumed());
    assertEquals(Optional.of(Duration.ofSeconds(588)), usage.remaining());
    usage(head + ",\"usage_allocation_seconds\":10}");
    assertEquals(Optional.of(Duration.ZERO), client.usage().orElseThrow().remaining());
    usage(head + ",\"usage_limit_reached\":true}");
    assertEquals(Optional.of(Duration.ZERO), client.usage().orElseThrow().remaining());
    usage(head + "}");
    assertEquals(Optional.empty(), client.usage().orElseThrow().remaining());
    server.stubFor(get("/api/v1/instances/usage").willReturn(aResponse().withStatus(404)));
    assertEquals(Optional.empty(), client.usage());
  }

  private static void usage(String body) {
    server.stubFor(get("/api/v1/instances/usage").willReturn(json(body, 200)));
  }

  @Test
  void opensAndClosesSessions() {
    server.stubFor(
        post("/api/v1/sessions")
            .withRequestBody(
                equalToJson("{\"mode\":\"batch\",\"backend\":\"ibm_fez\",\"max_ttl\":600}"))
            .willReturn(
                json("{\"id\":\"s1\",\"backend_name\":\"ibm_fez\",\"mode\":\"batch\"}", 200)));
    inTurn(
        patch(urlEqualTo("/api/v1/sessions/s1")),
        aResponse().withStatus(204),
        refusal(404, "1", "gone"));
    assertEquals("s1", client.openSession("batch", "ibm_fez", Duration.ofMinutes(10)));
    client.closeSession("s1");
    client.closeSession("s1");
    server.verify(
        2,
        patchRequestedFor(urlEqualTo("/api/v1/sessions/s1"))
            .withRequestBody(equalToJson("{\"accepting_jobs\":false}")));
  }

  @Test
  void anIdThatNamesNothingIsNotAsked() {
    for (String id : List.of("", " ", "..", ".")) {
      assertThrows(IllegalArgumentException.class, () -> client.job(id));
    }
    server.stubFor(any(anyUrl()).atPriority(9).willReturn(refusal(404, "1291", "no job")));
    refused(BackendException.class, () -> client.job("a/../b?c#d"));
    server.verify(
        getRequestedFor(urlEqualTo("/api/v1/jobs/a%2F..%2Fb%3Fc%23d?exclude_params=true")));
  }

  @Test
  void aRefusedTokenIsRenewedOnceAndTheCallRepeated() {
    inTurn(post("/api/v1/jobs"), refusal(401, "1001", "expired"), json("{\"id\":\"d1\"}", 200));
    assertEquals("d1", client.submit(DOCUMENT));
    server.verify(2, postRequestedFor(urlEqualTo("/identity/token")));
    server.stubFor(get("/api/v1/backends").willReturn(refusal(401, "1001", "no")));
    assertContains(
        refused(AuthenticationException.class, client::devices).getMessage(), "401", "ibm.token");
    assertEquals(2, count("GET", "/backends"));
  }

  @Test
  void aTokenIsKeptUntilFourFifthsOfItsLife() {
    server.stubFor(get("/api/v1/backends").willReturn(json("{\"devices\":[]}", 200)));
    client.devices();
    now.set(Instant.EPOCH.plusSeconds(2879));
    client.devices();
    server.verify(1, postRequestedFor(urlEqualTo("/identity/token")));
    now.set(Instant.EPOCH.plusSeconds(2880));
    client.devices();
    server.verify(2, postRequestedFor(urlEqualTo("/identity/token")));
  }

  @Test
  void anOldTokenServesWhileNoNewOneCanBeHad() {
    server.stubFor(get("/api/v1/backends").willReturn(json("{\"devices\":[]}", 200)));
    client.devices();
    server.stubFor(post("/identity/token").willReturn(aResponse().withStatus(503)));
    now.set(Instant.EPOCH.plusSeconds(3000));
    client.devices();
    now.set(Instant.EPOCH.plusSeconds(3595));
    refused(TransportException.class, client::devices);
  }

  @Test
  void manyThreadsFetchOneToken() throws Exception {
    server.stubFor(get("/api/v1/backends").willReturn(json("{\"devices\":[]}", 200)));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int k = 0; k < 16; k++) {
        calls.add(threads.submit(() -> client.devices()));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }
    server.verify(1, postRequestedFor(urlEqualTo("/identity/token")));
  }

  @Test
  void aWrongKeyIsSaidInOneLine() {
    server.stubFor(
        post("/identity/token")
            .willReturn(
                json(
                    "{\"errorCode\":\"BXNIM0415E\",\"errorMessage\":\"" + KEY + " not found\"}",
                    400)));
    assertContains(
        refused(AuthenticationException.class, client::devices).getMessage(),
        "BXNIM0415E",
        "*** not found",
        "ibm.token");
    server.stubFor(post("/identity/token").willReturn(json("{\"access_token\":\"\"}", 200)));
    refused(MalformedResponseException.class, client::devices);
  }

  @Test
  void aQuestionIsRepeatedAfterEveryPassingFailure() {
    inTurn(
        get("/api/v1/backends"),
        aResponse().withStatus(503),
        aResponse().withStatus(429).withHeader("Retry-After", "1"),
        json("{\"devices\":[]}", 200));
    long start = System.nanoTime();
    client.devices();
    assertEquals(3, count("GET", "/backends"));
    assertTrue(System.nanoTime() - start >= 900_000_000L, "Retry-After was not kept");
  }

  @Test
  void questionsSurviveBrokenConnections() {
    inTurn(
        get("/api/v1/backends"),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
        json("{\"devices\":[]}", 200));
    client.devices();
    assertEquals(3, count("GET", "/backends"));
  }

  @Test
  void aServiceThatAsksForAnotherAttemptAtOnceGetsNoSecondJob() {
    server.stubFor(
        post("/api/v1/jobs")
            .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "0")));
    TransportException doubt = refused(TransportException.class, () -> client.submit(DOCUMENT));
    assertTrue(doubt.mayHaveBeenAccepted());
    assertEquals(1, count("POST", "/jobs"));
  }

  @Test
  void whoIsInterruptedBetweenTwoAttemptsHearsOfItAndStaysSo() {
    for (int status : new int[] {429, 503}) {
      server.stubFor(
          get("/api/v1/backends")
              .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "2")));
      Thread waiting = Thread.currentThread();
      Thread other = new Thread(() -> interruptBetweenAttempts(waiting));
      other.start();
      TransportException cut = refused(TransportException.class, client::devices);
      assertTrue(Thread.interrupted(), "the interrupt was swallowed");
      assertTrue(cut.getMessage().contains("interrupted"), cut.getMessage());
      server.resetRequests();
    }
  }

  private static void interruptBetweenAttempts(Thread waiting) {
    while (waiting.getState() != Thread.State.TIMED_WAITING || count("GET", "/backends") == 0) {
      LockSupport.parkNanos(1_000_000);
    }
    waiting.interrupt();
  }

  @Test
  void aRetryAfterBeyondPatienceIsNotWaitedFor() {
    server.stubFor(
        get("/api/v1/backends")
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "3600")));
    refused(TransportException.class, client::devices);
    assertEquals(1, count("GET", "/backends"));
  }

  @Test
  void anAnswerCutOffIsAskedForAgain() {
    inTurn(
        get("/api/v1/jobs/d1/results"),
        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
        json("{}", 200));
    assertEquals(2, client.results("d1").length);
  }

  @Test
  void pollingIsLeftToItsOwnInterval() {
    server.stubFor(get(urlPathEqualTo("/api/v1/jobs/d1")).willReturn(aResponse().withStatus(502)));
    refused(TransportException.class, () -> client.job("d1"));
    assertEquals(1, count("GET", "/jobs/d1"));
    server.stubFor(get(urlPathEqualTo("/api/v1/jobs/d1")).willReturn(aResponse().withStatus(429)));
    refused(TransportException.class, () -> client.job("d1"));
  }

  @Test
  void aSubmissionWhoseAnswerIsLostIsNotRepeated() {
    List<ResponseDefinitionBuilder> lost =
        List.of(
            aResponse().withFault(Fault.EMPTY_RESPONSE),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            aResponse().withStatus(500),
            aResponse().withStatus(502).withBody("<html>Bad gateway</html>"),
            aResponse().withStatus(503),
            aResponse().withStatus(504),
            aResponse().withStatus(524),
            json("{\"backend\":\"x\"}", 200),
            aResponse().withStatus(200).withBody("<html>hello</html>"));
    for (ResponseDefinitionBuilder answer : lost) {
      server.resetRequests();
      server.stubFor(post("/api/v1/jobs").willReturn(answer));
      TransportException failure = refused(TransportException.class, () -> client.submit(DOCUMENT));
      assertTrue(failure.mayHaveBeenAccepted(), failure::getMessage);
      assertEquals(1, count("POST", "/jobs"), failure::getMessage);
    }
  }

  @Test
  void aSlowSubmissionIsNotRepeated() {
    server.stubFor(
        post("/api/v1/jobs").willReturn(json("{\"id\":\"d1\"}", 200).withFixedDelay(1500)));
    try (RuntimeClient hasty = client(3, Duration.ofMillis(300), 100)) {
      TransportException failure = refused(TransportException.class, () -> hasty.submit(DOCUMENT));
      assertTrue(failure.mayHaveBeenAccepted());
      assertContains(failure.getMessage(), "no answer in time");
    }
    assertEquals(1, count("POST", "/jobs"));
  }

  @Test
  void aSubmissionThatWasNotTakenIsRepeated() {
    inTurn(
        post("/api/v1/jobs"),
        refusal(429, "1429", "rate limit").withHeader("Retry-After", "0"),
        json("{\"id\":\"d1\"}", 200));
    assertEquals("d1", client.submit(DOCUMENT));
    server.stubFor(post("/api/v1/jobs").willReturn(aResponse().withStatus(429)));
    assertContains(
        refused(QuotaExceededException.class, () -> client.submit(DOCUMENT)).getMessage(),
        "minute");
  }

  @Test
  void aServiceThatIsNotThereSurelyTookNothing() {
    Account nowhere =
        new Account(
            KEY,
            CRN,
            HttpUrl.get("http://127.0.0.1:1/api/v1"),
            HttpUrl.get(server.baseUrl() + "/identity/token"));
    Duration brief = Duration.ofMillis(5);
    Patience patience =
        new Patience(2, brief, brief, Duration.ofSeconds(2), Duration.ofSeconds(2), 9);
    try (RuntimeClient client = new RuntimeClient(nowhere, patience)) {
      TransportException failure = refused(TransportException.class, () -> client.submit(DOCUMENT));
      assertFalse(failure.mayHaveBeenAccepted());
      assertContains(failure.getMessage(), "POST /jobs", "connection refused");
    }
  }

  @Test
  void refusalsKeepCodeAndMessageAndSayWhatToDo() {
    assertRefused(400, "\"1208\"", Category.USER, "1208", "docs/ibm.md");
    assertRefused(404, "1279", Category.USER, "1279", "region", "***");
    assertRefused(409, "4317", Category.CAPACITY, "4317", "next period");
    assertRefused(409, "\"other\"", Category.CAPACITY, "other", "limit");
    assertRefused(400, "3458", Category.CAPACITY, "3458", "pending job");
    assertRefused(403, "1234", Category.USER, "ibm.instance");
    assertRefused(400, "1517", Category.USER, "1517", "repeat");
    assertRefused(418, "null", Category.EXTERNAL, "418");
  }

  private void assertRefused(int status, String code, Category category, String... parts) {
    server.stubFor(
        post("/api/v1/jobs").willReturn(refusal(status, code, "Instance " + CRN + " said no")));
    BackendException failure = refused(BackendException.class, () -> client.submit(DOCUMENT));
    assertEquals(category, failure.category(), failure::getMessage);
    assertContains(failure.getMessage(), parts);
    assertContains(failure.getMessage(), "said no");
  }

  @Test
  void whatIsNoJsonIsOneLine() {
    String html =
        "<html>\n<head><style>a{}</style></head>\n<body>Attention Required!</body></html>";
    server.stubFor(get("/api/v1/backends").willReturn(aResponse().withStatus(403).withBody(html)));
    assertContains(
        refused(TransportException.class, client::devices).getMessage(),
        "403",
        "Attention Required!");
    for (String body : List.of(html, "", "[", "[]", "null", "{\"devices\":3}")) {
      server.stubFor(get("/api/v1/backends").willReturn(aResponse().withBody(body)));
      refused(MalformedResponseException.class, client::devices);
    }
    server.stubFor(
        get("/api/v1/backends")
            .willReturn(aResponse().withStatus(404).withBody("x".repeat(100_000))));
    assertTrue(refused(BackendException.class, client::devices).getMessage().length() < 800);
  }

  @Test
  void anOlderErrorBodyIsUnderstood() {
    server.stubFor(
        get("/api/v1/backends")
            .willReturn(json("{\"error\":{\"code\":\"not_found\",\"message\":\"none\"}}", 404)));
    assertContains(
        refused(BackendException.class, client::devices).getMessage(), "not_found", "none");
  }

  @Test
  void aRedirectionIsNotFollowedWithTheToken() {
    server.stubFor(
        get("/api/v1/backends")
            .willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));
    refused(BackendException.class, client::devices);
    server.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
  }

  @Test
  void aServiceThatFailsAgainAndAgainIsLeftAloneForAWhile() {
    server.stubFor(get(urlPathEqualTo("/api/v1/jobs/d1")).willReturn(aResponse().withStatus(503)));
    for (int k = 0; k < 30; k++) {
      refused(TransportException.class, () -> client.job("d1"));
    }
    assertTrue(count("GET", "/jobs/d1") <= 20, "the breaker did not open");
    TransportException failure = refused(TransportException.class, () -> client.submit(DOCUMENT));
    assertFalse(failure.mayHaveBeenAccepted());
    assertContains(failure.getMessage(), "30 s");
  }

  @Test
  void nothingPrintsSecrets() {
    server.stubFor(get("/api/v1/backends").willReturn(json("{\"devices\":[]}", 200)));
    client.devices();
    assertFalse(client.toString().contains("SECRET"));
    assertFalse(
        new Account(KEY, CRN, HttpUrl.get("https://a/"), HttpUrl.get("https://b/"))
            .toString()
            .contains("SECRET"));
  }
}
