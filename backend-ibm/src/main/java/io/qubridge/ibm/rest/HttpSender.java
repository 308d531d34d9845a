package io.qubridge.ibm.rest;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.qubridge.spi.MalformedResponseException;
import io.qubridge.spi.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Sends requests and reads whole answers of bounded size, patiently. Safe for several threads.
 *
 * <p>The HTTP library is kept from repeating anything; what is repeated is decided here. After many
 * failures in a row a circuit breaker refuses calls for half a minute.
 */
final class HttpSender {
  private static final int BREAKER_WINDOW = 20;
  private static final float BREAKER_FAILURES = 90;
  private static final Duration BREAKER_PAUSE = Duration.ofSeconds(30);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final String RETRY_AFTER = "Retry-After";

  /** When a call may be made again. */
  enum Repeat {
    /** After every failure: to ask twice is to ask once. */
    FREELY,
    /** Only when the service surely did not take the request. */
    WHEN_NOT_TAKEN,
    /** Not here: the caller asks again in its own time. */
    NEVER
  }

  private final OkHttpClient http;
  private final Patience patience;
  private final CircuitBreaker breaker;
  private final Map<Repeat, Retry> retries = new EnumMap<>(Repeat.class);

  HttpSender(Patience patience) {
    this.patience = patience;
    this.http =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectTimeout(Duration.ofSeconds(10))
            .eventListener(new Attempt.Listener())
            .addNetworkInterceptor(HttpSender::withoutInvitation)
            .build();
    this.breaker =
        CircuitBreaker.of(
            "ibm",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(BREAKER_WINDOW)
                .minimumNumberOfCalls(BREAKER_WINDOW)
                .failureRateThreshold(BREAKER_FAILURES)
                .waitDurationInOpenState(BREAKER_PAUSE)
                .recordResult(answer -> ((HttpAnswer) answer).failure())
                .recordException(TransportException.class::isInstance)
                .build());
    for (Repeat repeat : Repeat.values()) {
      retries.put(repeat, retry(repeat));
    }
  }

  /**
   * The HTTP library sends every request again, one that makes a job too, where 503 comes with
   * {@code Retry-After: 0} (OkHttp 4.12, RetryAndFollowUpInterceptor). What stands before the
   * service may answer so although the service took the job.
   */
  private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == UNAVAILABLE && response.header(RETRY_AFTER, "").matches("0+")
        ? response.newBuilder().removeHeader(RETRY_AFTER).build()
        : response;
  }

  private Retry retry(Repeat repeat) {
    RetryConfig config =
        RetryConfig.<HttpAnswer>custom()
            .maxAttempts(repeat == Repeat.NEVER ? 1 : patience.attempts())
            .retryOnResult(answer -> repeats(repeat, answer))
            .retryOnException(fault -> repeats(repeat, fault))
            .intervalBiFunction(this::pause)
            .build();
    return Retry.of("ibm-" + repeat, config);
  }

  private boolean repeats(Repeat repeat, HttpAnswer answer) {
    boolean passing =
        answer.status() == TOO_MANY_REQUESTS || repeat == Repeat.FREELY && answer.failure();
    return passing
        && answer
            .wait(Instant.now())
            .filter(wait -> wait.compareTo(patience.longestWait()) > 0)
            .isEmpty();
  }

  private static boolean repeats(Repeat repeat, Throwable fault) {
    return fault instanceof TransportException lost
        && !(fault.getCause() instanceof CallNotPermittedException)
        && !Thread.currentThread().isInterrupted()
        && (repeat == Repeat.FREELY || !lost.mayHaveBeenAccepted());
  }

  /** Waits here, since the library would swallow an interrupt; nothing is left for it to wait. */
  private long pause(int attempt, Either<Throwable, HttpAnswer> last) {
    try {
      Thread.sleep(wait(attempt, last));
      return 0;
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          "ibm: interrupted while waiting to ask the service again", false, interrupt);
    }
  }

  private long wait(int attempt, Either<Throwable, HttpAnswer> last) {
    long backOff =
        IntervalFunction.ofExponentialRandomBackoff(
                patience.firstWait().toMillis(), 2, 0.5, patience.longestWait().toMillis())
            .apply(attempt);
    Optional<Duration> asked = last.isRight() ? last.get().wait(Instant.now()) : Optional.empty();
    return asked.map(wait -> Math.max(wait.toMillis(), 0) + backOff / 2).orElse(backOff);
  }

  /**
   * Sends a request as often as it takes and may.
   *
   * @param what names the call in messages, for example {@code GET /backends}
   * @param limit the most bytes of an answer
   * @return the last answer, whatever its status
   * @throws TransportException if there is none
   * @throws MalformedResponseException if the answer is too large
   */
  HttpAnswer send(Request request, String what, Repeat repeat, long limit) {
    return Retry.decorateSupplier(retries.get(repeat), () -> guarded(request, what, repeat, limit))
        .get();
  }

  private HttpAnswer guarded(Request request, String what, Repeat repeat, long limit) {
    try {
      return breaker.executeSupplier(() -> attempt(request, what, repeat, limit));
    } catch (CallNotPermittedException open) {
      throw new TransportException(
          "ibm: the service failed again and again, so "
              + what
              + " was not sent; try again in "
              + BREAKER_PAUSE.toSeconds()
              + " s",
          false,
          open);
    }
  }

  private HttpAnswer attempt(Request request, String what, Repeat repeat, long limit) {
    Attempt attempt = new Attempt();
    Duration most = repeat == Repeat.WHEN_NOT_TAKEN ? patience.submission() : patience.call();
    OkHttpClient limited =
        http.newBuilder()
            .callTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
            .writeTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
            .build();
    Request tagged = request.newBuilder().tag(Attempt.class, attempt).build();
    try (Response response = limited.newCall(tagged).execute()) {
      return new HttpAnswer(
          response.code(), read(response.body(), what, limit), response.header(RETRY_AFTER, ""));
    } catch (IOException fault) {
      throw new TransportException(
          "ibm: " + what + " failed: " + Attempt.describe(fault), attempt.sent(), fault);
    }
  }

  private static byte[] read(ResponseBody body, String what, long limit) throws IOException {
    BufferedSource source = body.source();
    if (source.request(limit + 1)) {
      throw new MalformedResponseException(
          "ibm: the answer to " + what + " has more than " + (limit >> 20) + " MiB");
    }
    try (Buffer buffer = source.getBuffer()) {
      return buffer.readByteArray();
    }
  }

  /** Ends idle connections. */
  void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
