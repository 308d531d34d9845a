package io.qubridge.ibm.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.DeviceStatus;
import io.qubridge.spi.MalformedResponseException;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.TransportException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The calls of the REST interface that this plugin makes. Safe for several threads.
 *
 * <p>Every call has a time-out and a largest answer. What asks or ends something is repeated with
 * growing waits; a job is submitted again only where the service surely did not take it, since
 * nothing in the interface tells two submissions of one job apart.
 *
 * @see <a href="https://quantum.cloud.ibm.com/docs/api/qiskit-runtime-rest">API reference</a>
 */
public final class RuntimeClient implements AutoCloseable {
  /** The version of the interface that is spoken; without it answers have older shapes. */
  public static final String API_VERSION = "2026-04-15";

  private static final MediaType JSON = MediaType.get("application/json");
  private static final RequestBody NOTHING = RequestBody.create(new byte[0]);
  private static final long SMALL = 4L << 20;
  private static final long DOCUMENT = 64L << 20;
  private static final long RESULTS = 512L << 20;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int NO_CONTENT = 204;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final Account account;
  private final HttpSender http;
  private final TokenSource tokens;
  private final RateLimiter submissions;

  /** A client of one instance; asks nothing yet. */
  public RuntimeClient(Account account, Patience patience) {
    this(account, patience, Clock.systemUTC());
  }

  /**
   * A client with a clock of its own.
   *
   * @param clock says when a token has to be renewed
   */
  RuntimeClient(Account account, Patience patience, Clock clock) {
    this.account = account;
    this.http = new HttpSender(patience);
    this.tokens = new TokenSource(account, http, clock);
    this.submissions =
        RateLimiter.of(
            "ibm-submissions",
            RateLimiterConfig.custom()
                .limitForPeriod(patience.submissionsPerMinute())
                .limitRefreshPeriod(MINUTE)
                .timeoutDuration(MINUTE.multipliedBy(10))
                .build());
  }

  /**
   * Submits a job, once there is leave to by the limit of jobs in a minute.
   *
   * @param document the whole request, JSON
   * @return the job's id
   * @throws io.qubridge.spi.TransportException if the answer was lost; it says whether the job may
   *     exist all the same
   * @throws SessionEndedException if it names a session that has ended
   * @throws BackendException if the service refused the job
   */
  public String submit(byte[] document) {
    if (!submissions.acquirePermission()) {
      throw new QuotaExceededException(
          "ibm: too many jobs wait for their submission; repeat the command later");
    }
    String what = "POST /jobs";
    Request.Builder request = request("jobs").post(RequestBody.create(document, JSON));
    HttpAnswer answer = accepted(send(request, what, HttpSender.Repeat.WHEN_NOT_TAKEN), what, true);
    return id(answer, what);
  }

  /** An answer of 2xx that cannot be read leaves the question whether there is a job. */
  private static String id(HttpAnswer answer, String what) {
    String id = ServiceJson.orMissing(answer.body()).path("id").asText();
    if (id.isBlank()) {
      throw new TransportException(
          "ibm: " + what + " was answered with " + answer.status() + " but no id of a job",
          true,
          null);
    }
    return id;
  }

  /**
   * A job without its program. Not repeated on failure: whoever polls asks again in its own time.
   *
   * @throws BackendException if the service has no such job
   */
  public JobRecord job(String id) {
    String what = "GET /jobs/" + id;
    HttpUrl url = url("jobs", id).addQueryParameter("exclude_params", "true").build();
    Request.Builder request = request(url).get();
    HttpAnswer answer = accepted(send(request, what, HttpSender.Repeat.NEVER), what, false);
    return JobRecord.of(ServiceJson.read(answer.body(), what), what, tokens::redact);
  }

  /** The jobs with a tag, the newest first. */
  public List<JobRecord> jobsTagged(String tag) {
    String what = "GET /jobs";
    HttpUrl url =
        url("jobs")
            .addQueryParameter("tags", tag)
            .addQueryParameter("exclude_params", "true")
            .addQueryParameter("limit", "10")
            .build();
    List<JobRecord> jobs = new ArrayList<>();
    JsonNode list = document(url, what, SMALL).path("jobs");
    if (!list.isArray()) {
      throw new MalformedResponseException("ibm: the answer to " + what + " has no list of jobs");
    }
    for (JsonNode job : list) {
      JobRecord found = JobRecord.of(job, what, tokens::redact);
      if (found.tags().contains(tag)) { // an unknown filter is ignored by the service
        jobs.add(found);
      }
    }
    return jobs;
  }

  /**
   * The results of a completed job as they came.
   *
   * @throws MalformedResponseException if there are none
   */
  public byte[] results(String id) {
    String what = "GET /jobs/" + id + "/results";
    Request.Builder request = request(url("jobs", id, "results").build()).get();
    HttpAnswer answer =
        accepted(send(request, what, HttpSender.Repeat.FREELY, RESULTS), what, false);
    if (answer.status() == NO_CONTENT || answer.body().length == 0) {
      throw new MalformedResponseException(
          "ibm: job "
              + id
              + " is completed but has no results; 'private' jobs give them once only");
    }
    return answer.body();
  }

  /** Asks to cancel a job; does nothing where it has ended. */
  public void cancel(String id) {
    String what = "POST /jobs/" + id + "/cancel";
    Request.Builder request = request(url("jobs", id, "cancel").build()).post(NOTHING);
    HttpAnswer answer = send(request, what, HttpSender.Repeat.FREELY);
    if (answer.status() != CONFLICT) {
      accepted(answer, what, false);
    }
  }

  /** The quantum processors that the account may use. */
  public List<DeviceStatus> devices() {
    String what = "GET /backends";
    JsonNode list = document(url("backends").build(), what, DOCUMENT).path("devices");
    if (!list.isArray()) {
      throw new MalformedResponseException(
          "ibm: the answer to " + what + " has no list of devices");
    }
    return DeviceList.of(list);
  }

  /** What a device can run. */
  public JsonNode configuration(String device) {
    return document(
        url("backends", device, "configuration").build(),
        "GET /backends/" + device + "/configuration",
        DOCUMENT);
  }

  /** How good a device is. */
  public JsonNode properties(String device) {
    return document(
        url("backends", device, "properties").build(),
        "GET /backends/" + device + "/properties",
        DOCUMENT);
  }

  /** The instance's time used and left; empty where the service does not tell. */
  public Optional<InstanceUsage> usage() {
    String what = "GET /instances/usage";
    Request.Builder request = request(url("instances", "usage").build()).get();
    HttpAnswer answer = send(request, what, HttpSender.Repeat.FREELY);
    if (answer.status() == NOT_FOUND && !ServiceJson.orMissing(answer.body()).has("errors")) {
      return Optional.empty();
    }
    JsonNode json = ServiceJson.read(accepted(answer, what, false).body(), what);
    return Optional.of(InstanceUsage.of(json));
  }

  /**
   * Opens a session or a batch.
   *
   * @param mode {@code dedicated} or {@code batch}
   * @param longest after which the service closes it by itself
   * @return its id
   */
  public String openSession(String mode, String device, Duration longest) {
    String what = "POST /sessions";
    byte[] body =
        ServiceJson.write(
            ServiceJson.object()
                .put("mode", mode)
                .put("backend", device)
                .put("max_ttl", longest.toSeconds()));
    Request.Builder request = request("sessions").post(RequestBody.create(body, JSON));
    HttpAnswer answer = send(request, what, HttpSender.Repeat.WHEN_NOT_TAKEN);
    return id(accepted(answer, what, false), what);
  }

  /** Closes a session to further jobs; those in its queue run. */
  public void closeSession(String id) {
    String what = "PATCH /sessions/" + id;
    byte[] body = ServiceJson.write(ServiceJson.object().put("accepting_jobs", false));
    Request.Builder request =
        request(url("sessions", id).build()).patch(RequestBody.create(body, JSON));
    HttpAnswer answer = send(request, what, HttpSender.Repeat.FREELY);
    if (answer.status() != NOT_FOUND && answer.status() != CONFLICT) { // it has ended by itself
      accepted(answer, what, false);
    }
  }

  private JsonNode document(HttpUrl url, String what, long limit) {
    HttpAnswer answer = send(request(url).get(), what, HttpSender.Repeat.FREELY, limit);
    return ServiceJson.read(accepted(answer, what, false).body(), what);
  }

  private HttpAnswer accepted(HttpAnswer answer, String what, boolean submission) {
    if (answer.successful()) {
      return answer;
    }
    throw ServiceRefusal.of(answer.body(), tokens::redact)
        .toFailure(what, answer.status(), submission);
  }

  private HttpAnswer send(Request.Builder request, String what, HttpSender.Repeat repeat) {
    return send(request, what, repeat, SMALL);
  }

  /** Sends with a token; a token that is refused is renewed once. */
  private HttpAnswer send(
      Request.Builder request, String what, HttpSender.Repeat repeat, long limit) {
    String token = tokens.token();
    HttpAnswer answer = http.send(authorized(request, token), what, repeat, limit);
    if (answer.status() != 401) {
      return answer;
    }
    tokens.refused(token);
    return http.send(authorized(request, tokens.token()), what, repeat, limit);
  }

  private static Request authorized(Request.Builder request, String token) {
    return request.header("Authorization", "Bearer " + token).build();
  }

  private Request.Builder request(String... path) {
    return request(url(path).build());
  }

  private Request.Builder request(HttpUrl url) {
    return new Request.Builder()
        .url(url)
        .header("Service-CRN", account.crn())
        .header("IBM-API-Version", API_VERSION)
        .header("Accept", "application/json")
        .header("User-Agent", "qubridge")
        .header("X-Qx-Client-Application", "qubridge");
  }

  /**
   * An address below the base. An id that is empty or a relative step would name something else, so
   * it is refused.
   */
  private HttpUrl.Builder url(String... path) {
    HttpUrl.Builder url = account.service().newBuilder();
    for (String segment : path) {
      if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
        throw new IllegalArgumentException("'" + segment + "' names nothing of the service");
      }
      url.addPathSegment(segment);
    }
    return url;
  }

  /** Ends idle connections. */
  @Override
  public void close() {
    http.close();
  }

  @Override
  public String toString() {
    return "RuntimeClient[" + account.service() + "]";
  }
}
